/// Answers a heartbeat: the connection is alive, and so is the server.
///
/// - Wire: event `heartbeat_response`, with the command's `requestId`.
/// - Source: SPEC WIRE-020.
public struct HeartbeatResponseEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.heartbeatResponse

    /// The server's clock when it made the frame.
    public var serverTime: Timestamp
    /// Always `active`.
    public var connectionStatus: ConnectionStatus
    /// Events kept for the account.
    public var messageQueueCount: Int
    /// How busy the server says it is.
    public var serverLoad: ServerLoad

    /// Puts the members together.
    public init(serverTime: Timestamp, messageQueueCount: Int = 0, serverLoad: ServerLoad) {
        self.serverTime = serverTime
        connectionStatus = .active
        self.messageQueueCount = messageQueueCount
        self.serverLoad = serverLoad
    }
}

/// The state of a connection that answers: there is only one.
///
/// - Source: SPEC WIRE-020.
public enum ConnectionStatus: String, CaseIterable, Codable, Hashable, Sendable {
    case active
}

/// How busy a server says it is.
///
/// - Source: SPEC WIRE-020.
public enum ServerLoad: String, CaseIterable, Codable, Hashable, Sendable {
    case low, normal, high, critical
}

extension HeartbeatResponseEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "WIRE-020",
        [
            "serverTime": .timestamp,
            "connectionStatus": .one(of: ConnectionStatus.self),
            "messageQueueCount": .integer(from: 0),
            "serverLoad": .one(of: ServerLoad.self),
        ])
}
