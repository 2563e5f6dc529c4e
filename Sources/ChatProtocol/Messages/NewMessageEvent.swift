/// Delivers a stored message to everyone in the session but the connection that sent it.
///
/// - Wire: event `new_message`.
/// - Source: SPEC MSG-003 to MSG-007, MSG-014.
public struct NewMessageEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.newMessage

    /// The session that it is about.
    public var sessionId: SessionID
    /// The stored message; not the frame's own `messageId`.
    public var messageId: MessageID
    /// Who said it.
    public var senderId: UserID
    /// The side that it comes from.
    public var senderType: SenderType
    /// Exactly as it was sent.
    public var content: String
    /// What the content is.
    public var messageType: MessageType
    /// For the sender's other devices; others ignore it.
    @OrNull public var tempMessageId: TempMessageID?
    /// When the server stored it.
    public var createdAt: Timestamp
    /// Place in the session, from 1; nil only when reading a server that predates it.
    public var seq: Int64?
    /// Who said it, with the name that people see.
    public var sender: EventSender

    /// `senderId` and `sender.isAdmin` follow from the sender and the side.
    public init(
        sessionId: SessionID, messageId: MessageID, senderId: UserID, nickname: String, senderType: SenderType,
        content: String, messageType: MessageType, tempMessageId: TempMessageID?, createdAt: Timestamp, seq: Int64
    ) {
        self.sessionId = sessionId
        self.messageId = messageId
        self.senderId = senderId
        self.senderType = senderType
        self.content = content
        self.messageType = messageType
        self.tempMessageId = tempMessageId
        self.createdAt = createdAt
        self.seq = seq
        sender = EventSender(userId: senderId, nickname: nickname, isAdmin: senderType == .admin)
    }
}

extension NewMessageEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-003",
        [
            "sessionId": .identifier,
            "messageId": .identifier,
            "senderId": .userId,
            "senderType": .one(of: SenderType.self),
            "content": .text,
            "messageType": .one(of: MessageType.self),
            "tempMessageId": .tempMessageId.orNull,
            "createdAt": .timestamp,
            "seq": .integer(from: 1),
            "sender": EventSender.schema,
        ])
}
