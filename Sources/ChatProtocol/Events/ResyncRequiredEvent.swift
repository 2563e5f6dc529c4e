/// Tells a new connection that events it should have got are gone: lists and histories have to be read anew.
///
/// - Wire: event `resync_required`, between `connection_established` and the first kept event.
/// - Source: SPEC WIRE-051, WIRE-058.
public struct ResyncRequiredEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.resyncRequired

    /// How many kept events were dropped; null if nobody knows.
    @OrNull public var droppedCount: Int?
    /// The sessions concerned, each once; empty if nobody knows.
    public var sessions: [SessionID]

    /// Puts the members together.
    public init(droppedCount: Int?, sessions: [SessionID]) {
        self.droppedCount = droppedCount
        self.sessions = sessions
    }
}

extension ResyncRequiredEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "WIRE-051",
        [
            "droppedCount": .integer(from: 1).orNull,
            "sessions": .list(of: .identifier),
        ])
}
