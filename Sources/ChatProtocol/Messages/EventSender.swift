/// Who said something, as a delivery shows it.
///
/// - Wire: `sender` of `new_message`.
/// - Source: SPEC MSG-003, MSG-014.
public struct EventSender: Codable, Hashable, Sendable {
    /// The account.
    public var userId: UserID
    /// The name that people see.
    public var nickname: String
    /// Whether the message comes from the desk's side.
    public var isAdmin: Bool

    /// Puts the members together.
    public init(userId: UserID, nickname: String, isAdmin: Bool) {
        self.userId = userId
        self.nickname = nickname
        self.isAdmin = isAdmin
    }
}

extension EventSender: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-003",
        [
            "userId": .userId,
            "nickname": .text,
            "isAdmin": .boolean,
        ])
}
