/// The error that crosses the wire: what a server says when it does not do what it was asked.
///
/// - Wire: the REST envelope with `data` null, or the event `error`.
/// - Source: SPEC WIRE-002, WIRE-019.
public struct Refusal: Error, Hashable, Sendable {
    /// The reason, from the closed registry.
    public var code: ErrorCode
    /// A text for people; it never quotes what the client sent.
    public var message: String
    /// As the refused command had it, even if it breaks the grammar of a `TempMessageID`; REST answers do not carry it.
    public var tempMessageId: String?
    /// With `tooMany` only: how long to wait, in milliseconds.
    public var retryAfterMs: Int?

    /// Without a message it gets that of the code.
    public init(
        _ code: ErrorCode, _ message: String? = nil, tempMessageId: String? = nil, retryAfterMs: Int? = nil
    ) {
        self.code = code
        self.message = message ?? code.defaultMessage
        self.tempMessageId = tempMessageId
        self.retryAfterMs = retryAfterMs
    }
}

extension Refusal {
    /// The same refusal, naming the message it is about.
    public func naming(tempMessageId: String?) -> Refusal {
        Refusal(code, message, tempMessageId: tempMessageId, retryAfterMs: retryAfterMs)
    }
}

extension Refusal: CustomStringConvertible {
    /// The text that stands on the wire.
    public var description: String { "\(code.rawValue) \(message)" }
}
