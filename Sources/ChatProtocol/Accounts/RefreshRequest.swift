/// Asks for new tokens of the same grant.
///
/// - Wire: body of `POST /api/v2/auth/refresh`.
/// - Errors: 2001, 2002; 4002 → unknown, altered, used before or expired.
/// - Source: SPEC 4.3, ACCT-011 to ACCT-013.
public struct RefreshRequest: RequestBody {
    /// A secret that is good once; it stands in no log.
    public var refreshToken: String

    /// Puts the members together.
    public init(refreshToken: String) {
        self.refreshToken = refreshToken
    }

    enum CodingKeys: String, CodingKey {
        case refreshToken
    }

    /// Judges what a client sent.
    public init(from decoder: any Decoder) throws {
        refreshToken = try MemberReader(decoder, CodingKeys.self).required(.refreshToken)
    }
}

extension RefreshRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "ACCT-011", requirement: "WIRE-007", ["refreshToken": .text])
}
