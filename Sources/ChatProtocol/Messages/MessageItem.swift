/// One stored message in a session's history.
///
/// - Source: SPEC 6.2, MSG-017, MSG-018.
public struct MessageItem: Codable, Hashable, Sendable {
    /// The stored message; not the frame's own `messageId`.
    public var messageId: MessageID
    /// The session that it is about.
    public var sessionId: SessionID
    /// Who said it.
    public var senderId: UserID
    /// The side that it comes from.
    public var senderType: SenderType
    /// What was said, character for character.
    public var content: String
    /// What the content is.
    public var messageType: MessageType
    /// How far the message has come.
    public var status: MessageStatus
    /// When the server stored it.
    public var createdAt: Timestamp
    /// Empty in this version.
    public var attachments: [Attachment]
    /// Who said it, with the name that people see.
    public var sender: MessageSender
    /// Place in the session, from 1; nil only when reading a server that predates it.
    public var seq: Int64?
    /// The sender's own name for the message, if it has one.
    @OrNull public var tempMessageId: TempMessageID?

    /// `senderId` is taken from the sender.
    public init(
        messageId: MessageID, sessionId: SessionID, sender: MessageSender, senderType: SenderType, content: String,
        messageType: MessageType, status: MessageStatus, createdAt: Timestamp, seq: Int64,
        tempMessageId: TempMessageID?
    ) {
        self.messageId = messageId
        self.sessionId = sessionId
        senderId = sender.userId
        self.senderType = senderType
        self.content = content
        self.messageType = messageType
        self.status = status
        self.createdAt = createdAt
        attachments = []
        self.sender = sender
        self.seq = seq
        self.tempMessageId = tempMessageId
    }
}

extension MessageItem: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-017",
        [
            "messageId": .identifier,
            "sessionId": .identifier,
            "senderId": .userId,
            "senderType": .one(of: SenderType.self),
            "content": .text,
            "messageType": .one(of: MessageType.self),
            "status": .one(of: MessageStatus.self),
            "createdAt": .timestamp,
            "attachments": .list(of: .anything, maximumCount: 0),
            "sender": MessageSender.schema,
            "seq": .integer(from: 1),
            "tempMessageId": .tempMessageId.orNull,
        ])
}
