/// What a client asks for over the socket.
///
/// - Source: SPEC 10.4.
public enum ClientCommand: Hashable, Sendable {
    case heartbeat
    case authenticate(AuthenticateCommand)
    case chatMessage(ChatMessageCommand)
    case typingStart(TypingCommand)
    case typingStop(TypingCommand)
    case markRead(MarkReadCommand)
    case subscribeSession(SubscriptionCommand)
    case unsubscribeSession(SubscriptionCommand)
}

extension ClientCommand {
    /// The command's name on the wire.
    public var type: CommandType {
        switch self {
        case .heartbeat: .heartbeat
        case .authenticate: .authenticate
        case .chatMessage: .chatMessage
        case .typingStart: .typingStart
        case .typingStop: .typingStop
        case .markRead: .markRead
        case .subscribeSession: .subscribeSession
        case .unsubscribeSession: .unsubscribeSession
        }
    }

    /// The session it names, if it names one.
    public var sessionId: SessionID? {
        switch self {
        case .heartbeat, .authenticate: nil
        case .chatMessage(let command): command.sessionId
        case .typingStart(let command), .typingStop(let command): command.sessionId
        case .markRead(let command): command.sessionId
        case .subscribeSession(let command), .unsubscribeSession(let command): command.sessionId
        }
    }
}
