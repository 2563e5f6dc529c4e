import WebSocketTransport

/// How a socket ended.
public struct WireClosure: Sendable, Hashable {
    /// Who began the end.
    public enum Initiator: String, Sendable, Hashable {
        /// The server's close frame came before this side sent one.
        case peer
        /// This side closed or cut.
        case local
        /// TCP ended with no close frame from either side.
        case transport
    }

    /// The code the server sent, 1005 for an empty close frame; nil when it sent no close frame.
    public let code: Int?
    /// The reason the server sent.
    public let reason: String
    /// Which close frame came first, if any.
    public let initiator: Initiator
    /// The code this side sent, nil when it sent no close frame.
    public let sentCode: Int?
    /// The rule of RFC 6455 that the server broke, when that ended the socket.
    public let violation: String?
    /// The error of TCP or TLS in its own words, when that ended the socket.
    public let transportError: String?

    /// The end of a connection without close frames.
    init(transportError: String?) {
        (code, reason, initiator, sentCode, violation) = (nil, "", .transport, nil, nil)
        self.transportError = transportError
    }

    init(_ closure: WebSocketClosure) {
        code = closure.code.map(Int.init)
        reason = closure.reason
        initiator =
            switch closure.initiator {
            case .peer: .peer
            case .local: .local
            case .transport: .transport
            }
        sentCode = closure.sentCode.map(Int.init)
        violation = closure.violation?.description
        transportError = closure.transportError
    }
}
