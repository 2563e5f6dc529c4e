/// Where a session stands after an operator accepted or closed it.
///
/// - Wire: `data` of the answers to `…/accept` and `…/close`, status 200.
/// - Source: SPEC 5.1, DESK-004, DESK-010.
public struct SessionState: Codable, Hashable, Sendable {
    /// The session that it is about.
    public var sessionId: SessionID
    /// The customer.
    public var userId: UserID
    /// The owner.
    @OrNull public var adminId: UserID?
    /// Where the session stands.
    public var status: SessionStatus
    /// When the session was closed.
    @OrNull public var closedAt: Timestamp?

    /// Puts the members together.
    public init(sessionId: SessionID, userId: UserID, adminId: UserID?, status: SessionStatus, closedAt: Timestamp?) {
        self.sessionId = sessionId
        self.userId = userId
        self.adminId = adminId
        self.status = status
        self.closedAt = closedAt
    }
}

extension SessionState: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-004",
        [
            "sessionId": .identifier,
            "userId": .userId,
            "adminId": .userId.orNull,
            "status": .one(of: SessionStatus.self),
            "closedAt": .timestamp.orNull,
        ])
}
