/// Tells that the status of a session changed.
///
/// - Wire: event `session_status`.
/// - Source: SPEC DESK-006.
public struct SessionStatusEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.sessionStatus

    /// The session that it is about.
    public var sessionId: SessionID
    /// The status after the change.
    public var status: SessionStatus
    /// The status before the change.
    public var oldStatus: SessionStatus
    /// The owner after the change.
    @OrNull public var adminInfo: AdminInfo?

    /// Puts the members together.
    public init(sessionId: SessionID, status: SessionStatus, oldStatus: SessionStatus, adminInfo: AdminInfo?) {
        self.sessionId = sessionId
        self.status = status
        self.oldStatus = oldStatus
        self.adminInfo = adminInfo
    }
}

extension SessionStatusEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-006",
        [
            "sessionId": .identifier,
            "status": .one(of: SessionStatus.self),
            "oldStatus": .one(of: SessionStatus.self),
            "adminInfo": AdminInfo.schema.orNull,
        ])
}
