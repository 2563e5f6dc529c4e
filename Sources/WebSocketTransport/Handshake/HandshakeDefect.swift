public import NIOHTTP1

/// The first rule of the opening handshake that a request breaks.
///
/// - Source: RFC 6455 section 4.2.1.
public enum HandshakeDefect: String, Error, Sendable, Hashable, CaseIterable {
    case methodIsNotGet
    case versionIsNotHTTP11
    case upgradeLacksWebSocket
    case connectionLacksUpgrade
    case bodyPresent
    case keyMissing
    case keyRepeated
    /// The key is not the base64 of 16 bytes.
    case keyMalformed
    case versionIsNot13

    /// 426 where a proper upgrade would help, else 400 or 405.
    public var status: HTTPResponseStatus {
        switch self {
        case .upgradeLacksWebSocket, .versionIsNot13: .upgradeRequired
        case .methodIsNotGet: .methodNotAllowed
        default: .badRequest
        }
    }

    /// What the answer has to carry beside its status.
    ///
    /// - Source: RFC 6455 section 4.2.2 (version); RFC 9110 sections 15.5.6 and 15.5.22 (allow, upgrade).
    public var headers: HTTPHeaders {
        switch self {
        case .versionIsNot13:
            ["sec-websocket-version": "13", "upgrade": "websocket", "connection": "upgrade"]
        case .upgradeLacksWebSocket:
            ["upgrade": "websocket", "connection": "upgrade"]
        case .methodIsNotGet:
            ["allow": "GET"]
        default:
            [:]
        }
    }
}
