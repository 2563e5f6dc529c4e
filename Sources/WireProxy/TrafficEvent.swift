public import WireClient

/// Something that went through a proxy.
public enum TrafficEvent: Sendable {
    /// A request and its whole answer.
    case exchange(ProxiedExchange)
    /// A WebSocket that the server has accepted.
    case opened(ProxiedSocket)
    /// A whole text message of a socket.
    case said(socket: Int, isFromClient: Bool, text: String)
    /// The end of a socket.
    case ended(socket: Int)
    /// A client came and the server was not there.
    case unreachable(String)
}

/// A request and its answer, as the client sent the one and the server the other.
public struct ProxiedExchange: Sendable {
    /// The verb.
    public var method: String
    /// Path and query, as they stand in the request line.
    public var target: String
    /// As the client sent them.
    public var requestHeaders: [WireHeader]
    /// Without its transfer coding.
    public var requestBody: [UInt8]
    /// The HTTP status code.
    public var status: Int
    /// Of the answer.
    public var headers: [WireHeader]
    /// Of the answer, without its transfer coding.
    public var body: [UInt8]

    /// States an exchange.
    public init(
        method: String, target: String, requestHeaders: [WireHeader] = [], requestBody: [UInt8] = [], status: Int,
        headers: [WireHeader] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.target = target
        self.requestHeaders = requestHeaders
        self.requestBody = requestBody
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// A WebSocket's handshake.
public struct ProxiedSocket: Sendable {
    /// Of this socket only.
    public var id: Int
    /// Path and query, as they stand in the request line.
    public var target: String
    /// As the client sent them.
    public var requestHeaders: [WireHeader]

    /// States a handshake.
    public init(id: Int, target: String, requestHeaders: [WireHeader] = []) {
        self.id = id
        self.target = target
        self.requestHeaders = requestHeaders
    }
}
