/// Where a started server listens.
public struct ServerAddress: Sendable, Hashable {
    public let host: String
    public let port: Int

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
