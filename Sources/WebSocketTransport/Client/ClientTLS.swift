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

    /// What the client shows of itself to a server that asks.
    public struct Identity: Sendable, Hashable {
        /// The certificate, and those between it and its root, in a PEM file.
        public var certificateFile: String
        /// Its private key, in a PEM file; it may be the same.
        public var keyFile: String

        /// Nothing is read before the first connection.
        public init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    /// See `Trust`.
    public var trust: Trust
    /// nil to show nothing.
    public var identity: Identity?
    /// The name to ask for and to verify instead of the host's.
    public var serverName: String?

    /// Trusts what this machine trusts, unless told otherwise.
    public init(trust: Trust = .system, identity: Identity? = nil, serverName: String? = nil) {
        self.trust = trust
        self.identity = identity
        self.serverName = serverName
    }

    /// The same demands as NIOSSL states them; shared with the HTTP client, so that both judge alike.
    ///
    /// - Throws: `tls` when the client's own certificate or key cannot be read.
    package func configuration() throws(ConnectError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        switch trust {
        case .system: break
        case .certificates(let file): configuration.trustRoots = .file(file)
        case .anything: configuration.certificateVerification = .none
        }
        guard let identity else { return configuration }
        do {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(identity.certificateFile)
                .map { .certificate($0) }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: identity.keyFile, format: .pem))
        } catch {
            throw .tls("the client certificate \(identity.certificateFile) with \(identity.keyFile): \(error)")
        }
        return configuration
    }

    /// Reads the trusted certificates, which is slow: keep the result.
    package func context() throws(ConnectError) -> NIOSSLContext {
        let configuration = try configuration()
        do {
            return try NIOSSLContext(configuration: configuration)
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
