/// The session that a customer has now, and whether it is new.
///
/// - Wire: `data` of the answer to `POST /api/v2/chat/session`, status 201 if new, otherwise 200.
/// - Source: SPEC 5.1, DESK-001, DESK-002.
public struct OpenedSession: Codable, Hashable, Sendable {
    /// The session that it is about.
    public var sessionId: SessionID
    /// The customer.
    public var userId: UserID
    /// The owner.
    @OrNull public var adminId: UserID?
    /// Where the session stands.
    public var status: SessionStatus
    /// Where the customer comes from, as they said.
    public var source: String
    /// As the customer asked for.
    public var priority: Int
    /// When the session was opened.
    public var createdAt: Timestamp
    /// Place among the waiting sessions, from 1; null unless the session waits.
    @OrNull public var queuePosition: Int?
    /// False if the account had this session open already.
    public var isNew: Bool

    /// Puts the members together.
    public init(
        sessionId: SessionID, userId: UserID, adminId: UserID?, status: SessionStatus, source: String, priority: Int,
        createdAt: Timestamp, queuePosition: Int?, isNew: Bool
    ) {
        self.sessionId = sessionId
        self.userId = userId
        self.adminId = adminId
        self.status = status
        self.source = source
        self.priority = priority
        self.createdAt = createdAt
        self.queuePosition = queuePosition
        self.isNew = isNew
    }
}

extension OpenedSession: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-001",
        [
            "sessionId": .identifier,
            "userId": .userId,
            "adminId": .userId.orNull,
            "status": .one(of: SessionStatus.self),
            "source": .text,
            "priority": .integer,
            "createdAt": .timestamp,
            "queuePosition": .integer(from: 1).orNull,
            "isNew": .boolean,
        ])
}
