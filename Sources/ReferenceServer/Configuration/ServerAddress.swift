/// Where a started server listens.
public struct ServerAddress: Sendable, Hashable {
    /// The host as it was configured.
    public let host: String
    /// The real port, also where 0 was configured.
    public let port: Int

    /// The address of a server that runs elsewhere.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// The root of its REST side, such as `http://127.0.0.1:8080`.
    public var httpURL: String {
        "http://\(authority)"
    }

    /// The address of its socket, without the token.
    public var socketURL: String {
        "ws://\(authority)/ws"
    }

    /// An IPv6 address stands in brackets.
    private var authority: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
