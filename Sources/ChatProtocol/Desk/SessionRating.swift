/// The rating of a session, once it counts.
///
/// - Wire: `data` of the answer to `POST /api/v2/chat/session/{sessionId}/rating`, status 200.
/// - Source: SPEC 5.1, DESK-034.
public struct SessionRating: Codable, Hashable, Sendable {
    /// The session that it is about.
    public var sessionId: SessionID
    /// The rating, which stays.
    public var satisfactionScore: Score

    /// Puts the members together.
    public init(sessionId: SessionID, satisfactionScore: Score) {
        self.sessionId = sessionId
        self.satisfactionScore = satisfactionScore
    }
}

extension SessionRating: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-034", ["sessionId": .identifier, "satisfactionScore": .number])
}
