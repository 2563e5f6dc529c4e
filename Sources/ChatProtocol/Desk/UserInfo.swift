/// A customer as operators see them; the only place where a mobile number is shown.
///
/// - Wire: `userInfo` of `new_session` and of a session item.
/// - Source: SPEC DESK-003, SEC-003.
public struct UserInfo: Codable, Hashable, Sendable {
    /// The account.
    public var userId: UserID
    /// The name that people see.
    public var nickname: String
    /// The address of a picture, if there is one.
    @OrNull public var avatar: String?
    /// The mobile number, if one is known.
    @OrNull public var mobile: String?

    /// Puts the members together.
    public init(userId: UserID, nickname: String, avatar: String?, mobile: String?) {
        self.userId = userId
        self.nickname = nickname
        self.avatar = avatar
        self.mobile = mobile
    }
}

extension UserInfo: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-003",
        [
            "userId": .userId,
            "nickname": .text,
            "avatar": .text.orNull,
            "mobile": .text.orNull,
        ])
}
