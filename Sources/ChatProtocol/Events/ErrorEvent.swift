/// Tells the connection that sent a command that it was refused.
///
/// - Wire: event `error`, with the command's `requestId`.
/// - Source: SPEC WIRE-016 to WIRE-019.
public struct ErrorEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.error

    /// The reason, from the closed registry.
    public var code: ErrorCode
    /// A text for people.
    public var message: String
    /// Absent unless the refused command had one that is a string.
    public var tempMessageId: String?
    /// How long to wait; present with `tooMany` only.
    ///
    /// - Units: milliseconds.
    public var retryAfterMs: Int?

    /// Puts the members together.
    public init(_ refusal: Refusal) {
        code = refusal.code
        message = refusal.message
        tempMessageId = refusal.tempMessageId
        retryAfterMs = refusal.retryAfterMs
    }
}

extension ErrorEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "WIRE-019",
        [
            "code": Schema(.oneOf(ErrorCode.allCases.map { .number($0.rawValue) })),
            "message": .text,
        ],
        optional: [
            "tempMessageId": .text,
            "retryAfterMs": .integer(from: 1),
        ])
}
