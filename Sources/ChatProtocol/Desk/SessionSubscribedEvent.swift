/// Answers `subscribe_session` and `unsubscribe_session`: whether the connection follows the session now, and where that
/// stands.
///
/// - Wire: event `session_subscribed`, with the command's `requestId`.
/// - Source: SPEC 5.6, DESK-037.
public struct SessionSubscribedEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.sessionSubscribed

    /// The session that it is about.
    public var sessionId: SessionID
    /// Whether the connection follows the session now.
    public var subscribed: Bool
    /// Where the session stands.
    public var status: SessionStatus
    /// The owner.
    @OrNull public var adminInfo: AdminInfo?
    /// The highest `seq` of the session, 0 without messages.
    public var lastSeq: Int64

    /// Puts the members together.
    public init(
        sessionId: SessionID, subscribed: Bool, status: SessionStatus, adminInfo: AdminInfo?, lastSeq: Int64
    ) {
        self.sessionId = sessionId
        self.subscribed = subscribed
        self.status = status
        self.adminInfo = adminInfo
        self.lastSeq = lastSeq
    }
}

extension SessionSubscribedEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-037",
        [
            "sessionId": .identifier,
            "subscribed": .boolean,
            "status": .one(of: SessionStatus.self),
            "adminInfo": AdminInfo.schema.orNull,
            "lastSeq": .integer(from: 0),
        ])
}
