/// Tells one side of a session that someone of the other began or ended typing.
///
/// - Wire: event `user_typing`.
/// - Source: SPEC DESK-020 to DESK-023.
public struct UserTypingEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.userTyping

    /// The session that it is about.
    public var sessionId: SessionID
    /// Who types.
    public var userId: UserID
    /// True: began; false: ended.
    public var typing: Bool
    /// The side of who types.
    public var senderType: SenderType
    /// When typing began or ended.
    public var timestamp: Timestamp

    /// Puts the members together.
    public init(sessionId: SessionID, userId: UserID, typing: Bool, senderType: SenderType, timestamp: Timestamp) {
        self.sessionId = sessionId
        self.userId = userId
        self.typing = typing
        self.senderType = senderType
        self.timestamp = timestamp
    }
}

extension UserTypingEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-020",
        [
            "sessionId": .identifier,
            "userId": .userId,
            "typing": .boolean,
            "senderType": .one(of: SenderType.self),
            "timestamp": .timestamp,
        ])
}
