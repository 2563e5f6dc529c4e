public import WebSocketTransport

/// The server that is driven: where it is and what every request to it carries.
public struct WireTarget: Sendable, Hashable {
    /// https and wss instead of http and ws.
    public let isSecure: Bool
    /// A name or an address; an IPv6 address without its brackets.
    public let host: String
    /// Given, or the default of the scheme.
    public let port: Int
    /// What precedes every path, without a slash at its end; empty for a server at the root.
    public let basePath: String
    /// Which certificates of this server are believed.
    public var trust: CertificateTrust
    /// The client's own certificate, for servers that ask for one.
    public var identity: ClientTLS.Identity?
    /// A proxy on the way to it.
    public var proxy: ProxyAddress?
    /// Sent with every request and every handshake, before the request's own.
    public var headers: [WireHeader]
    /// For name resolution, TCP, TLS and handshake of a socket together.
    public var connectTimeout: Duration

    /// Reads a base URL such as `https://chat.example.org/v2`.
    ///
    /// - Throws: what is wrong with the URL, and what to write instead.
    public init(
        _ url: String, trust: CertificateTrust = .system, headers: [WireHeader] = [],
        connectTimeout: Duration = .seconds(10)
    ) throws(WireTargetError) {
        let parts = try URLParts(url)
        isSecure = parts.isSecure
        host = parts.host
        port = parts.port
        basePath = parts.basePath
        self.trust = trust
        self.headers = headers
        self.connectTimeout = connectTimeout
    }

    /// `host:port` as a `Host` header says it: without the default port, IPv6 in brackets.
    public var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// The base URL for requests.
    public var httpURL: String {
        "\(isSecure ? "https" : "http")://\(authority)\(basePath)"
    }

    /// The base URL for sockets.
    public var webSocketURL: String {
        "\(isSecure ? "wss" : "ws")://\(authority)\(basePath)"
    }

    /// What is demanded of the server's certificate.
    package var tls: ClientTLS { ClientTLS(trust: trust.tls, identity: identity) }

    /// Path and query as they go onto the request line.
    ///
    /// - Parameters:
    ///   - path: percent-encoded already; it may hold a query of its own.
    ///   - query: names and values, percent-encoded here.
    func requestTarget(path: String, query: [(name: String, value: String)]) -> String {
        let rooted = path.hasPrefix("/") ? path : "/" + path
        guard !query.isEmpty else { return basePath + rooted }
        let pairs = query.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        return basePath + rooted + (rooted.contains("?") ? "&" : "?") + pairs.joined(separator: "&")
    }
}

extension WireTarget: CustomStringConvertible {
    /// The base URL; the headers, which may be secret, stay out of every log.
    public var description: String {
        httpURL
    }
}
