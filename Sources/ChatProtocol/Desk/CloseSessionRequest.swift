/// Ends the caller's own session, and rates it if a score comes along.
///
/// - Wire: body of `POST /api/v2/chat/session/close`.
/// - Errors: 2001, 2002.
/// - Source: SPEC 5.1, DESK-027, DESK-034.
public struct CloseSessionRequest: RequestBody {
    /// The session that it is about.
    public var sessionId: SessionID
    /// The rating; absent if the customer has none to give.
    public var satisfactionScore: Score?

    /// Puts the members together.
    public init(sessionId: SessionID, satisfactionScore: Score? = nil) {
        self.sessionId = sessionId
        self.satisfactionScore = satisfactionScore
    }

    enum CodingKeys: String, CodingKey {
        case sessionId, satisfactionScore
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        sessionId = try members.required(.sessionId)
        satisfactionScore = try members.optional(.satisfactionScore)
    }
}

extension CloseSessionRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-027", requirement: "WIRE-007", ["sessionId": .identifier],
        optional: ["satisfactionScore": .number])
}
