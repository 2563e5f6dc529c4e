/// The name of every command that a client sends.
///
/// - Source: SPEC 10.4.
public enum CommandType: String, CaseIterable, Codable, Hashable, Sendable {
    case heartbeat
    case authenticate
    case chatMessage = "chat_message"
    case typingStart = "typing_start"
    case typingStop = "typing_stop"
    case markRead = "mark_read"
    case subscribeSession = "subscribe_session"
    case unsubscribeSession = "unsubscribe_session"
}
