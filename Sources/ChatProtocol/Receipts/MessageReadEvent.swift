/// Tells how far a side of a session has read.
///
/// - Wire: event `message_read`; the requester's has the command's `requestId`.
/// - Source: SPEC READ-001 to READ-004.
public struct MessageReadEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.messageRead

    /// The session that it is about.
    public var sessionId: SessionID
    /// As the command had it.
    @OrNull public var messageId: MessageID?
    /// As the command had it.
    public var allMessages: Bool
    /// Who read.
    public var readById: UserID
    /// For which side it was read.
    public var readByType: SenderType
    /// When the server raised the watermark.
    public var readAt: Timestamp
    /// Messages of the other side that became read by this.
    public var updatedCount: Int

    /// Puts the members together.
    public init(
        sessionId: SessionID, messageId: MessageID?, allMessages: Bool, readById: UserID, readByType: SenderType,
        readAt: Timestamp, updatedCount: Int
    ) {
        self.sessionId = sessionId
        self.messageId = messageId
        self.allMessages = allMessages
        self.readById = readById
        self.readByType = readByType
        self.readAt = readAt
        self.updatedCount = updatedCount
    }
}

extension MessageReadEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "READ-001",
        [
            "sessionId": .identifier,
            "messageId": .identifier.orNull,
            "allMessages": .boolean,
            "readById": .userId,
            "readByType": .one(of: SenderType.self),
            "readAt": .timestamp,
            "updatedCount": .integer(from: 0),
        ])
}
