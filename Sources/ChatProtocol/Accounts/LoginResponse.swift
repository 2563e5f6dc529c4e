/// The access token and whom it belongs to.
///
/// - Wire: `data` of the answer to `POST /api/v2/auth/login`, status 200.
/// - Source: SPEC 4.1, ACCT-001, ACCT-011.
public struct LoginResponse: Codable, Hashable, Sendable {
    /// A secret; it stands in no log.
    public var token: String
    /// How the token is presented.
    public var tokenType: TokenType
    /// The end of the token's life.
    public var expiresAt: Timestamp
    /// With the profile `tokens` only: a secret that is good for one refresh; it stands in no log.
    public var refreshToken: String?
    /// With the profile `tokens` only: the end of the refresh token's life.
    public var refreshExpiresAt: Timestamp?
    /// Whom the token belongs to.
    public var user: Account

    /// Puts the members together.
    public init(
        token: String, expiresAt: Timestamp, refreshToken: String? = nil, refreshExpiresAt: Timestamp? = nil,
        user: Account
    ) {
        self.token = token
        tokenType = .bearer
        self.expiresAt = expiresAt
        self.refreshToken = refreshToken
        self.refreshExpiresAt = refreshExpiresAt
        self.user = user
    }
}

/// How a token is presented: in `Authorization`, after this word.
///
/// - Source: SPEC 4.2; RFC 6750.
public enum TokenType: String, CaseIterable, Codable, Hashable, Sendable {
    case bearer = "Bearer"
}

extension LoginResponse: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "ACCT-001",
        [
            "token": .text,
            "tokenType": .one(of: TokenType.self),
            "expiresAt": .timestamp,
            "user": Account.schema,
        ],
        optional: ["refreshToken": .text, "refreshExpiresAt": .timestamp])
}
