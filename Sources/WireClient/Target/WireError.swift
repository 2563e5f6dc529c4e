import WebSocketTransport

/// Why the wire gave no answer to judge.
public enum WireError: Error, Sendable, Hashable {
    case invalidRequest(String)
    /// The name did not resolve or nobody listens.
    case unreachable(String)
    case tls(String)
    case timedOut(after: Duration)
    /// TCP ended, or what came was not HTTP, before the answer was complete.
    case connectionLost(String)
    /// The server answered a handshake with 101 against the rules.
    case invalidHandshake(String)
    /// The task was cancelled.
    case cancelled

    init(_ error: ConnectError) {
        switch error {
        case .invalidRequest(let what): self = .invalidRequest(what)
        case .unreachable(let what): self = .unreachable(what)
        case .tls(let what): self = .tls(what)
        case .timedOut(let limit): self = .timedOut(after: limit)
        case .connectionLost(let what): self = .connectionLost(what)
        case .invalidHandshake(let fault): self = .invalidHandshake(String(describing: fault))
        }
    }
}

extension WireError: CustomStringConvertible {
    /// What happened and what to look at.
    public var description: String {
        switch self {
        case .invalidRequest(let what): "the request cannot be sent: \(what)"
        case .unreachable(let what): "no connection (\(what)); check host, port and that the server runs"
        case .tls(let what): "TLS failed (\(what)); check the certificate and what this client trusts"
        case .timedOut(let limit): "no complete answer within \(limit)"
        case .connectionLost(let what): "the connection ended before the answer was complete: \(what)"
        case .invalidHandshake(let fault): "the server's 101 breaks RFC 6455 section 4.1: \(fault)"
        case .cancelled: "the request was cancelled"
        }
    }
}
