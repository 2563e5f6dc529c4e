/// Who said something, as the history shows it.
///
/// - Wire: `sender` of a message item.
/// - Source: SPEC 6.2, MSG-017.
public struct MessageSender: Codable, Hashable, Sendable {
    /// The account.
    public var userId: UserID
    /// The name that people see.
    public var nickname: String
    /// The address of a picture, if there is one.
    @OrNull public var avatar: String?

    /// Puts the members together.
    public init(userId: UserID, nickname: String, avatar: String?) {
        self.userId = userId
        self.nickname = nickname
        self.avatar = avatar
    }
}

extension MessageSender: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-017",
        [
            "userId": .userId,
            "nickname": .text,
            "avatar": .text.orNull,
        ])
}
