/// A new access token and the refresh token that follows the one that was used.
///
/// - Wire: `data` of the answer to `POST /api/v2/auth/refresh`, status 200.
/// - Source: SPEC 4.3, ACCT-011.
public struct RefreshResponse: Codable, Hashable, Sendable {
    /// A secret; it stands in no log.
    public var token: String
    /// How the token is presented.
    public var tokenType: TokenType
    /// The end of the access token's life.
    public var expiresAt: Timestamp
    /// A secret that is good once; it stands in no log.
    public var refreshToken: String
    /// The end of the refresh token's life.
    public var refreshExpiresAt: Timestamp

    /// Puts the members together.
    public init(token: String, expiresAt: Timestamp, refreshToken: String, refreshExpiresAt: Timestamp) {
        self.token = token
        tokenType = .bearer
        self.expiresAt = expiresAt
        self.refreshToken = refreshToken
        self.refreshExpiresAt = refreshExpiresAt
    }
}

extension RefreshResponse: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "ACCT-011",
        [
            "token": .text,
            "tokenType": .one(of: TokenType.self),
            "expiresAt": .timestamp,
            "refreshToken": .text,
            "refreshExpiresAt": .timestamp,
        ])
}
