/// An account as it is after a change.
///
/// - Wire: `data` of the answer to `PATCH /api/v2/testing/accounts/{userId}`, status 200.
/// - Source: SPEC 9.2, OPS-004.
public struct AccountChangeResponse: Codable, Hashable, Sendable {
    /// The account.
    public var userId: UserID
    /// What it may do.
    public var role: Role
    /// Whether it is refused everywhere.
    public var banned: Bool

    /// Puts the members together.
    public init(userId: UserID, role: Role, banned: Bool) {
        self.userId = userId
        self.role = role
        self.banned = banned
    }
}

extension AccountChangeResponse: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "OPS-004", ["userId": .userId, "role": .one(of: Role.self), "banned": .boolean])
}
