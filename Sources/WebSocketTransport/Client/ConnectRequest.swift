public import NIOCore
public import NIOHTTP1

/// Where and how a client opens one WebSocket.
public struct ConnectRequest: Sendable {
    /// wss instead of ws.
    public var isSecure: Bool
    /// A name, an IPv4 address, or an IPv6 address without brackets.
    public var host: String
    /// Left out of the `Host` header when it is the default of the scheme.
    public var port: Int
    /// Path and query as they go onto the wire, beginning with "/".
    public var target: String
    /// Beside the handshake's own headers; one of the same name replaces the handshake's, lawful or not.
    public var headers: HTTPHeaders
    /// Handshake headers to leave out, in any case of letters: for requests that must be refused.
    public var omittedHeaders: [String]
    /// Offered in this order of preference.
    public var subprotocols: [String]
    /// For name resolution, TCP, TLS and the handshake together.
    public var timeout: Duration
    /// The source address to bind; its port 0 lets the kernel choose. Many connections need several addresses.
    public var localAddress: SocketAddress?
    /// A proxy that is asked by CONNECT to go on to the server; nil for none.
    public var proxy: ProxyAddress?
    /// Random unless load is generated.
    public var masking: ClientMasking

    /// States a request; nothing is checked before `connect`.
    public init(
        isSecure: Bool = false, host: String, port: Int, target: String = "/", headers: HTTPHeaders = [:],
        omittedHeaders: [String] = [], subprotocols: [String] = [], timeout: Duration = .seconds(10),
        localAddress: SocketAddress? = nil, proxy: ProxyAddress? = nil, masking: ClientMasking = .random
    ) {
        self.isSecure = isSecure
        self.host = host
        self.port = port
        self.target = target
        self.headers = headers
        self.omittedHeaders = omittedHeaders
        self.subprotocols = subprotocols
        self.timeout = timeout
        self.localAddress = localAddress
        self.proxy = proxy
        self.masking = masking
    }

    /// The request head that goes out, with the given key.
    ///
    /// - Throws: `invalidRequest` when the target or a header would break the request apart.
    /// - Source: RFC 6455 section 4.1.
    func head(key: String) throws(ConnectError) -> HTTPRequestHead {
        guard target.first == "/", target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalidRequest("target \(target) must begin with / and be percent-encoded")
        }
        var own: HTTPHeaders = [
            "host": authority, "upgrade": "websocket", "connection": "Upgrade", "sec-websocket-key": key,
            "sec-websocket-version": "13",
        ]
        if !subprotocols.isEmpty {
            own.add(name: "sec-websocket-protocol", value: subprotocols.joined(separator: ", "))
        }
        for name in omittedHeaders + headers.map(\.name) { own.remove(name: name) }
        own.add(contentsOf: headers)
        for (name, value) in own where (name + value).utf8.contains(where: { $0 == 0x0D || $0 == 0x0A || $0 == 0 }) {
            throw .invalidRequest("header \(name) contains a line break or NUL")
        }
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: target, headers: own)
    }

    private var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }
}
