/// The newest message of a session, as the list of sessions shows it.
///
/// - Source: SPEC 5.2, DESK-017.
public struct LastMessage: Codable, Hashable, Sendable {
    /// What was said, character for character.
    public var content: String
    /// What the content is.
    public var messageType: MessageType
    /// Who said it.
    public var senderId: UserID
    /// The side that it comes from.
    public var senderType: SenderType
    /// When the server stored it.
    public var createdAt: Timestamp

    /// Puts the members together.
    public init(
        content: String, messageType: MessageType, senderId: UserID, senderType: SenderType, createdAt: Timestamp
    ) {
        self.content = content
        self.messageType = messageType
        self.senderId = senderId
        self.senderType = senderType
        self.createdAt = createdAt
    }
}

extension LastMessage: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-017",
        [
            "content": .text,
            "messageType": .one(of: MessageType.self),
            "senderId": .userId,
            "senderType": .one(of: SenderType.self),
            "createdAt": .timestamp,
        ])
}
