import NIOHTTP1
import WebSocketTransport

/// How a socket is opened, beside what its target says.
public struct WireConnect: Sendable {
    /// Below the target's base path, percent-encoded already.
    public var path: String
    /// Names and values, percent-encoded when sent.
    public var query: [(name: String, value: String)]
    /// One of the handshake's own names replaces the handshake's header, lawful or not.
    public var headers: [WireHeader]
    /// Handshake headers to leave out, for requests that must be refused.
    public var omittedHeaders: [String]
    /// Offered in this order of preference.
    public var subprotocols: [String]
    /// The largest message taken from the server; a larger one ends the socket.
    ///
    /// - Units: bytes.
    public var maxMessageBytes: Int
    /// How long `close` waits for the server's half of the closing handshake.
    public var closeTimeout: Duration
    /// A ping goes out whenever this long has passed without anything sent; nil for none.
    public var keepAliveInterval: Duration?
    /// The kernel's receive buffer, small for readers that are to stall soon; nil for the system's own.
    ///
    /// - Units: bytes; Linux doubles them.
    public var receiveBufferBytes: Int?
    /// For Socket.IO inside the messages.
    public var socketIO: SocketIOHandshake?

    /// Sixteen mebibytes a message and five seconds to say goodbye, unless told otherwise.
    public init(
        path: String, query: [(name: String, value: String)] = [], headers: [WireHeader] = [],
        omittedHeaders: [String] = [], subprotocols: [String] = [], maxMessageBytes: Int = 16 << 20,
        closeTimeout: Duration = .seconds(5), keepAliveInterval: Duration? = nil, receiveBufferBytes: Int? = nil
    ) {
        self.path = path
        self.query = query
        self.headers = headers
        self.omittedHeaders = omittedHeaders
        self.subprotocols = subprotocols
        self.maxMessageBytes = maxMessageBytes
        self.closeTimeout = closeTimeout
        self.keepAliveInterval = keepAliveInterval
        self.receiveBufferBytes = receiveBufferBytes
    }

    func request(to target: WireTarget) -> ConnectRequest {
        ConnectRequest(
            isSecure: target.isSecure, host: target.host, port: target.port,
            target: target.requestTarget(path: path, query: query + engineQuery),
            headers: HTTPHeaders((target.headers + headers).map { ($0.name, $0.value) }),
            omittedHeaders: omittedHeaders, subprotocols: subprotocols, timeout: target.connectTimeout,
            proxy: target.proxy)
    }

    private var engineQuery: [(name: String, value: String)] {
        socketIO == nil ? [] : [("EIO", "4"), ("transport", "websocket")]
    }

    var limits: WebSocketLimits {
        WebSocketLimits(maxMessageBytes: maxMessageBytes, closeTimeout: closeTimeout)
    }
}
