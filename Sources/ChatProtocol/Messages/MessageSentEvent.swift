/// Acknowledges a message to the connection that sent it: it is stored.
///
/// - Wire: event `message_sent`, with the command's `requestId`.
/// - Source: SPEC MSG-001, MSG-002, MSG-008.
public struct MessageSentEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.messageSent

    /// The session that it is about.
    public var sessionId: SessionID
    /// The stored message; not the frame's own `messageId`.
    public var messageId: MessageID
    /// As the command had it.
    @OrNull public var tempMessageId: TempMessageID?
    /// Always `sent`.
    public var status: MessageStatus
    /// When the server stored it.
    public var createdAt: Timestamp
    /// Place in the session, from 1.
    public var seq: Int64
    /// Whether the message was there already.
    public var duplicate: Bool

    /// Puts the members together.
    public init(
        sessionId: SessionID, messageId: MessageID, tempMessageId: TempMessageID?, createdAt: Timestamp, seq: Int64,
        duplicate: Bool
    ) {
        self.sessionId = sessionId
        self.messageId = messageId
        self.tempMessageId = tempMessageId
        status = .sent
        self.createdAt = createdAt
        self.seq = seq
        self.duplicate = duplicate
    }
}

extension MessageSentEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-001",
        [
            "sessionId": .identifier,
            "messageId": .identifier,
            "tempMessageId": .tempMessageId.orNull,
            "status": .only(.text(MessageStatus.sent.rawValue)),
            "createdAt": .timestamp,
            "seq": .integer(from: 1),
            "duplicate": .boolean,
        ])
}
