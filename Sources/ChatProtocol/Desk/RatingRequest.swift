/// Rates the caller's own session after it has been closed.
///
/// - Wire: body of `POST /api/v2/chat/session/{sessionId}/rating`.
/// - Errors: 2001, 2002.
/// - Source: SPEC 5.1, DESK-034.
public struct RatingRequest: RequestBody {
    /// The rating.
    public var score: Score

    /// Puts the members together.
    public init(score: Score) {
        self.score = score
    }

    enum CodingKeys: String, CodingKey {
        case score
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        score = try MemberReader(decoder, CodingKeys.self).required(.score)
    }
}

extension RatingRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "DESK-034", requirement: "WIRE-007", ["score": .number])
}
