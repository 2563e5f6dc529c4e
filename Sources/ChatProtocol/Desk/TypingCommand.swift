/// Says that the sender began or ended typing in a session.
///
/// - Wire: `data` of the commands `typing_start` and `typing_stop`; they have no answer.
/// - Errors: 2001, 2002.
/// - Source: SPEC 5.3, DESK-020.
public struct TypingCommand: RequestBody {
    /// The session that it is about.
    public var sessionId: SessionID

    /// Puts the members together.
    public init(sessionId: SessionID) {
        self.sessionId = sessionId
    }

    enum CodingKeys: String, CodingKey {
        case sessionId
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        sessionId = try MemberReader(decoder, CodingKeys.self).required(.sessionId)
    }
}

extension TypingCommand {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-020", requirement: "WIRE-018",
        [
            "sessionId": .identifier
        ])
}
