/// Tells the pool that a customer waits.
///
/// - Wire: event `new_session`.
/// - Source: SPEC DESK-003.
public struct NewSessionEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.newSession

    /// The session that it is about.
    public var sessionId: SessionID
    /// The customer.
    public var userId: UserID
    /// The customer, as operators see them.
    public var userInfo: UserInfo
    /// As the customer asked for.
    public var priority: Int
    /// Where the customer comes from, as they said.
    public var source: String
    /// When the session was opened.
    public var createdAt: Timestamp

    /// Puts the members together.
    public init(sessionId: SessionID, userInfo: UserInfo, priority: Int, source: String, createdAt: Timestamp) {
        self.sessionId = sessionId
        userId = userInfo.userId
        self.userInfo = userInfo
        self.priority = priority
        self.source = source
        self.createdAt = createdAt
    }
}

extension NewSessionEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-003",
        [
            "sessionId": .identifier,
            "userId": .userId,
            "userInfo": UserInfo.schema,
            "priority": .integer,
            "source": .text,
            "createdAt": .timestamp,
        ])
}
