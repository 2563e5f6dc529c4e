/// The name of every event that a server sends.
///
/// - Source: SPEC 10.3.
public enum EventType: String, CaseIterable, Codable, Hashable, Sendable {
    case connectionEstablished = "connection_established"
    case heartbeatResponse = "heartbeat_response"
    case error
    case resyncRequired = "resync_required"
    case tokenExpiring = "token_expiring"
    case authenticated
    case newSession = "new_session"
    case sessionStatus = "session_status"
    case sessionClosed = "session_closed"
    case sessionSubscribed = "session_subscribed"
    case userTyping = "user_typing"
    case messageSent = "message_sent"
    case newMessage = "new_message"
    case messageRead = "message_read"
}

extension EventType {
    /// Whether the event is kept for accounts without a connection.
    ///
    /// - Source: SPEC WIRE-050, 10.3.
    public var isKept: Bool {
        switch self {
        case .sessionStatus, .sessionClosed, .newMessage, .messageRead: true
        case .connectionEstablished, .heartbeatResponse, .error, .resyncRequired, .tokenExpiring, .authenticated,
            .newSession, .sessionSubscribed, .userTyping, .messageSent:
            false
        }
    }
}
