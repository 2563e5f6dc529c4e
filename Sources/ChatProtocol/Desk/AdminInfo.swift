/// The owner of a session as customers see them.
///
/// - Wire: `adminInfo` of `session_status`.
/// - Source: SPEC DESK-006.
public struct AdminInfo: Codable, Hashable, Sendable {
    /// The owner.
    public var adminId: UserID
    /// The owner's nickname.
    public var name: String
    /// The address of a picture, if there is one.
    @OrNull public var avatar: String?

    /// Puts the members together.
    public init(adminId: UserID, name: String, avatar: String?) {
        self.adminId = adminId
        self.name = name
        self.avatar = avatar
    }
}

extension AdminInfo: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-006",
        [
            "adminId": .userId,
            "name": .text,
            "avatar": .text.orNull,
        ])
}
