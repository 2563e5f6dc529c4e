/// A new account for a test, with its token.
///
/// - Wire: `data` of the answer to `POST /api/v2/testing/accounts`, status 201.
/// - Source: SPEC 9.2, OPS-003.
public struct TestingAccountResponse: Codable, Hashable, Sendable {
    /// The account.
    public var userId: UserID
    /// The name by which other systems know the account.
    public var externalId: String
    /// The name that people see.
    public var nickname: String
    /// What the account may do.
    public var role: Role
    /// A secret; it stands in no log.
    public var token: String
    /// The end of the token's life.
    public var expiresAt: Timestamp
    /// With the profile `tokens` only: a secret that is good for one refresh; it stands in no log.
    public var refreshToken: String?
    /// With the profile `tokens` only: the end of the refresh token's life.
    public var refreshExpiresAt: Timestamp?

    /// Puts the members together.
    public init(
        userId: UserID, externalId: String, nickname: String, role: Role, token: String, expiresAt: Timestamp,
        refreshToken: String? = nil, refreshExpiresAt: Timestamp? = nil
    ) {
        self.userId = userId
        self.externalId = externalId
        self.nickname = nickname
        self.role = role
        self.token = token
        self.expiresAt = expiresAt
        self.refreshToken = refreshToken
        self.refreshExpiresAt = refreshExpiresAt
    }
}

extension TestingAccountResponse: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "OPS-003",
        [
            "userId": .userId,
            "externalId": .text,
            "nickname": .text,
            "role": .one(of: Role.self),
            "token": .text,
            "expiresAt": .timestamp,
        ],
        optional: ["refreshToken": .text, "refreshExpiresAt": .timestamp])
}
