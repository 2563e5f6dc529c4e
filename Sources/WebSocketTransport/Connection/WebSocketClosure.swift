/// How a connection ended, as its endpoint learns it exactly once.
public struct WebSocketClosure: Sendable, Hashable {
    /// Who began the end.
    public enum Initiator: Sendable, Hashable {
        /// The peer's close frame came before one was sent.
        case peer
        /// This end closed or cut the connection, of its own accord or because of a violation.
        case local
        /// TCP ended with no close frame from either side.
        case transport
    }

    /// The code the peer sent, 1005 for an empty close frame; nil when no close frame came (what the RFC calls 1006).
    public var code: UInt16?
    /// The reason the peer sent.
    public var reason: String
    /// Which close frame came first, if any.
    public var initiator: Initiator
    /// The code this end sent, nil when it sent no close frame.
    public var sentCode: UInt16?
    /// What the peer did wrong, when that is why the connection ended.
    public var violation: ProtocolViolation?
    /// The error of the TCP or TLS layer, in its own words, when it is why the connection ended.
    public var transportError: String?

    /// States a closure; tests and recordings make their own.
    public init(
        code: UInt16? = nil, reason: String = "", initiator: Initiator, sentCode: UInt16? = nil,
        violation: ProtocolViolation? = nil, transportError: String? = nil
    ) {
        self.code = code
        self.reason = reason
        self.initiator = initiator
        self.sentCode = sentCode
        self.violation = violation
        self.transportError = transportError
    }
}
