/// Begins or ends following a session that the account does not own.
///
/// - Wire: `data` of the commands `subscribe_session` and `unsubscribe_session`; the answer is `session_subscribed`.
/// - Errors: 2001, 2002, 4044.
/// - Source: SPEC 5.6, DESK-037 to DESK-039.
public struct SubscriptionCommand: RequestBody {
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

extension SubscriptionCommand {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "DESK-037", requirement: "WIRE-018", ["sessionId": .identifier])
}
