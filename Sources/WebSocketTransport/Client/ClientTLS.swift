import NIOCore
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

    /// See `Trust`.
    public var trust: Trust
    /// The name to ask for and to verify instead of the host's.
    public var serverName: String?

    /// Trusts what this machine trusts, unless told otherwise.
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

    /// Reads the trusted certificates, which is slow: keep the result.
    package func context() throws(ConnectError) -> NIOSSLContext {
        do {
            return try NIOSSLContext(configuration: configuration())
        } catch {
            throw .tls("trust \(trust): \(error)")
        }
    }

    /// The handler that speaks TLS to `host`.
    package func handler(_ context: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        let name = serverName ?? host
        // An IP address cannot be asked for by name; NIOSSL then verifies the address itself.
        let isAddress = (try? SocketAddress(ipAddress: name, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : name)
    }
}
