/// One session in the operators' list.
///
/// - Source: SPEC 5.2, DESK-015, DESK-017, DESK-018, READ-007.
public struct SessionItem: Codable, Hashable, Sendable {
    /// The session that it is about.
    public var sessionId: SessionID
    /// The customer.
    public var userId: UserID
    /// The customer, as operators see them.
    public var userInfo: UserInfo
    /// The owner.
    @OrNull public var adminId: UserID?
    /// Where the session stands.
    public var status: SessionStatus
    /// When the session was opened.
    public var createdAt: Timestamp
    /// `createdAt` of the last message; null without messages.
    @OrNull public var lastMessageTime: Timestamp?
    /// The message with the highest `seq`; null without messages.
    @OrNull public var lastMessage: LastMessage?
    /// Messages stored in the session.
    public var messageCount: Int
    /// Messages of the customer above the desk's watermark.
    public var unreadCount: Int
    /// Whether the customer has a connection open.
    public var isOnline: Bool

    /// `lastMessageTime` is taken from the last message.
    public init(
        sessionId: SessionID, userInfo: UserInfo, adminId: UserID?, status: SessionStatus, createdAt: Timestamp,
        lastMessage: LastMessage?, messageCount: Int, unreadCount: Int, isOnline: Bool
    ) {
        self.sessionId = sessionId
        userId = userInfo.userId
        self.userInfo = userInfo
        self.adminId = adminId
        self.status = status
        self.createdAt = createdAt
        lastMessageTime = lastMessage?.createdAt
        self.lastMessage = lastMessage
        self.messageCount = messageCount
        self.unreadCount = unreadCount
        self.isOnline = isOnline
    }
}

extension SessionItem: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-015",
        [
            "sessionId": .identifier,
            "userId": .userId,
            "userInfo": UserInfo.schema,
            "adminId": .userId.orNull,
            "status": .one(of: SessionStatus.self),
            "createdAt": .timestamp,
            "lastMessageTime": .timestamp.orNull,
            "lastMessage": LastMessage.schema.orNull,
            "messageCount": .integer,
            "unreadCount": .integer,
            "isOnline": .boolean,
        ])
}
