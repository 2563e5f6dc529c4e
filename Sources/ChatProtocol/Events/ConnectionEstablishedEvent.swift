/// The first frame on every connection.
///
/// - Wire: event `connection_established`.
/// - Source: SPEC WIRE-010, WIRE-050, WIRE-057.
public struct ConnectionEstablishedEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.connectionEstablished

    /// Whose connection it is.
    public var userId: UserID
    /// This connection, different from every other's.
    public var connectionId: ConnectionID
    /// The server's clock when it made the frame.
    public var serverTime: Timestamp
    /// How many kept events follow.
    public var queuedMessages: Int
    /// Whether this connection goes on where an earlier one ended.
    public var resumed: Bool

    /// Puts the members together.
    public init(
        userId: UserID, connectionId: ConnectionID, serverTime: Timestamp, queuedMessages: Int = 0,
        resumed: Bool = false
    ) {
        self.userId = userId
        self.connectionId = connectionId
        self.serverTime = serverTime
        self.queuedMessages = queuedMessages
        self.resumed = resumed
    }
}

extension ConnectionEstablishedEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "WIRE-010",
        [
            "userId": .userId,
            "connectionId": .identifier,
            "serverTime": .timestamp,
            "queuedMessages": .integer(from: 0),
            "resumed": .boolean,
        ])
}
