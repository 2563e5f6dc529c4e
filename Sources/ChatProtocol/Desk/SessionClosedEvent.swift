/// Tells customer and owner that their session has ended, after the `session_status` of the same change.
///
/// - Wire: event `session_closed`.
/// - Source: SPEC DESK-011.
public struct SessionClosedEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.sessionClosed

    /// The session that it is about.
    public var sessionId: SessionID
    /// The customer.
    public var userId: UserID
    /// The owner.
    @OrNull public var adminId: UserID?
    /// Always `closed`.
    public var status: SessionStatus
    /// When the session was closed.
    public var closedAt: Timestamp
    /// The customer's rating of the session.
    @OrNull public var satisfactionScore: Double?

    /// Puts the members together.
    public init(
        sessionId: SessionID, userId: UserID, adminId: UserID?, closedAt: Timestamp, satisfactionScore: Double? = nil
    ) {
        self.sessionId = sessionId
        self.userId = userId
        self.adminId = adminId
        status = .closed
        self.closedAt = closedAt
        self.satisfactionScore = satisfactionScore
    }
}

extension SessionClosedEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-011",
        [
            "sessionId": .identifier,
            "userId": .userId,
            "adminId": .userId.orNull,
            "status": .only(.text(SessionStatus.closed.rawValue)),
            "closedAt": .timestamp,
            "satisfactionScore": .number.orNull,
        ])
}
