/// An account as its own holder sees it.
///
/// - Wire: `user` in the answer to a login; `data` of the answer to `GET /api/v2/auth/me`.
/// - Source: SPEC 4.1, ACCT-001, ACCT-015.
public struct Account: Codable, Hashable, Sendable {
    /// The account's number.
    public var userId: UserID
    /// The name by which other systems know the account.
    public var externalId: String
    /// The name that people see.
    public var nickname: String
    /// The address of a picture, if there is one.
    @OrNull public var avatar: String?
    /// What the account may do.
    public var role: Role
    /// True for operators in the wide sense.
    public var isAdmin: Bool

    /// Puts the members together.
    public init(userId: UserID, externalId: String, nickname: String, avatar: String?, role: Role) {
        self.userId = userId
        self.externalId = externalId
        self.nickname = nickname
        self.avatar = avatar
        self.role = role
        isAdmin = role.isOperator
    }
}

extension Account: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "ACCT-001",
        [
            "userId": .userId,
            "externalId": .text,
            "nickname": .text,
            "avatar": .text.orNull,
            "role": .one(of: Role.self),
            "isAdmin": .boolean,
        ])
}
