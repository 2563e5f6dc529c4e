/// Why no answer to a handshake could be had.
public enum ConnectError: Error, Sendable, Hashable {
    case invalidRequest(String)
    /// The name did not resolve or nobody listens.
    case unreachable(String)
    case tls(String)
    case timedOut(after: Duration)
    /// TCP ended, or what came was not HTTP, before the answer was complete.
    case connectionLost(String)
    /// The server answered 101 against the rules.
    case invalidHandshake(HandshakeFault)
}

/// The rule that a server's 101 breaks.
///
/// - Source: RFC 6455 section 4.1, the six checks of the client.
public enum HandshakeFault: Sendable, Hashable {
    case upgradeLacksWebSocket
    case connectionLacksUpgrade
    case acceptMissing
    case acceptWrong(expected: String, received: String)
    case extensionNotOffered(String)
    case subprotocolNotOffered(String)
}

extension ConnectError: CustomStringConvertible {
    /// What happened and what to look at.
    public var description: String {
        switch self {
        case .invalidRequest(let what): "the handshake request is malformed: \(what)"
        case .unreachable(let what): "no connection (\(what)); check host, port and that the server runs"
        case .tls(let what): "TLS failed (\(what)); check the certificate and what this client trusts"
        case .timedOut(let limit): "no answer to the handshake within \(limit)"
        case .connectionLost(let what): "the connection ended before the handshake was answered: \(what)"
        case .invalidHandshake(let fault): "the server's 101 breaks RFC 6455 section 4.1: \(fault)"
        }
    }
}
