/// Acknowledges a message that was sent by REST.
///
/// - Wire: `data` of the answer to `POST …/messages`, status 200.
/// - Source: SPEC 6.1, MSG-015.
public struct SentMessage: Codable, Hashable, Sendable {
    /// The stored message; not the frame's own `messageId`.
    public var messageId: MessageID
    /// Always `sent`.
    public var status: MessageStatus
    /// The message's `createdAt`.
    public var timestamp: Timestamp
    /// Place in the session, from 1; nil only when reading a server that predates it.
    public var seq: Int64?
    /// The sender's own name for the message, if it has one.
    @OrNull public var tempMessageId: TempMessageID?
    /// Whether the message was there already; nil only when reading a server that predates it.
    public var duplicate: Bool?

    /// Puts the members together.
    public init(
        messageId: MessageID, timestamp: Timestamp, seq: Int64, tempMessageId: TempMessageID?, duplicate: Bool
    ) {
        self.messageId = messageId
        status = .sent
        self.timestamp = timestamp
        self.seq = seq
        self.tempMessageId = tempMessageId
        self.duplicate = duplicate
    }
}

extension SentMessage: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-015",
        [
            "messageId": .identifier,
            "status": .only(.text(MessageStatus.sent.rawValue)),
            "timestamp": .timestamp,
            "seq": .integer(from: 1),
            "tempMessageId": .tempMessageId.orNull,
            "duplicate": .boolean,
        ])
}
