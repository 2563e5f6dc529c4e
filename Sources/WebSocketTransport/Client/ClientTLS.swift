package import NIOSSL

/// What a client demands of a server's certificate.
public struct ClientTLS: Sendable, Hashable {
    /// Which certificates are believed.
    public enum Trust: Sendable, Hashable {
        /// The roots of this machine.
        case system
        /// The certificates of a PEM file, and no others.
        case certificates(pemFile: String)
        /// Any certificate with any name: only for servers under test.
        case anything
    }

    public var trust: Trust
    /// The name to ask for and to verify instead of the host's.
    public var serverName: String?

    public init(trust: Trust = .system, serverName: String? = nil) {
        self.trust = trust
        self.serverName = serverName
    }

    /// The same demands as NIOSSL states them; shared with the HTTP client, so that both judge alike.
    package func configuration() -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        switch trust {
        case .system: break
        case .certificates(let file): configuration.trustRoots = .file(file)
        case .anything: configuration.certificateVerification = .none
        }
        return configuration
    }

    func context() throws(ConnectError) -> NIOSSLContext {
        do {
            return try NIOSSLContext(configuration: configuration())
        } catch {
            throw .tls("trust \(trust): \(error)")
        }
    }
}
