/// One session in the customer's own list.
///
/// - Source: SPEC 5.2, DESK-029, READ-008.
public struct OwnSessionItem: Codable, Hashable, Sendable {
    /// The session that it is about.
    public var sessionId: SessionID
    /// The owner.
    @OrNull public var adminId: UserID?
    /// Where the session stands.
    public var status: SessionStatus
    /// Where the customer came from.
    public var source: String
    /// From 1 to 9.
    public var priority: Int
    /// When the session was opened.
    public var createdAt: Timestamp
    /// When the session was closed.
    @OrNull public var closedAt: Timestamp?
    /// `createdAt` of the last message; null without messages.
    @OrNull public var lastMessageTime: Timestamp?
    /// The message with the highest `seq`; null without messages.
    @OrNull public var lastMessage: LastMessage?
    /// Messages stored in the session.
    public var messageCount: Int
    /// Messages of the desk above the customer's watermark.
    public var unreadCount: Int
    /// The customer's rating.
    @OrNull public var satisfactionScore: Score?

    /// `lastMessageTime` is taken from the last message.
    public init(
        sessionId: SessionID, adminId: UserID?, status: SessionStatus, source: String, priority: Int,
        createdAt: Timestamp, closedAt: Timestamp?, lastMessage: LastMessage?, messageCount: Int, unreadCount: Int,
        satisfactionScore: Score?
    ) {
        self.sessionId = sessionId
        self.adminId = adminId
        self.status = status
        self.source = source
        self.priority = priority
        self.createdAt = createdAt
        self.closedAt = closedAt
        lastMessageTime = lastMessage?.createdAt
        self.lastMessage = lastMessage
        self.messageCount = messageCount
        self.unreadCount = unreadCount
        self.satisfactionScore = satisfactionScore
    }
}

extension OwnSessionItem: SchemaDescribed {
    /// The members that the specification lists.
    public static let schema = Schema.object(
        table: "DESK-029",
        [
            "sessionId": .identifier,
            "adminId": .userId.orNull,
            "status": .one(of: SessionStatus.self),
            "source": .text(to: 50),
            "priority": .integer(from: 1, to: 9),
            "createdAt": .timestamp,
            "closedAt": .timestamp.orNull,
            "lastMessageTime": .timestamp.orNull,
            "lastMessage": LastMessage.schema.orNull,
            "messageCount": .integer,
            "unreadCount": .integer,
            "satisfactionScore": .number.orNull,
        ])
}
