import WebSocketTransport

/// Which certificates of a server under test are believed, over https and wss alike.
public enum CertificateTrust: Sendable, Hashable {
    /// Those of this machine's roots.
    case system
    /// Those of a PEM file, and no others.
    case certificates(pemFile: String)
    /// All, with any name.
    case anything

    var tls: ClientTLS.Trust {
        switch self {
        case .system: .system
        case .certificates(let file): .certificates(pemFile: file)
        case .anything: .anything
        }
    }
}
