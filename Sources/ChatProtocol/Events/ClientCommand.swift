/// What a client asks for over the socket.
///
/// - Source: SPEC 10.4.
public enum ClientCommand: Hashable, Sendable {
    case heartbeat
    case chatMessage(ChatMessageCommand)
    case typingStart(TypingCommand)
    case typingStop(TypingCommand)
    case markRead(MarkReadCommand)
}

extension ClientCommand {
    /// The command's name on the wire.
    public var type: CommandType {
        switch self {
        case .heartbeat: .heartbeat
        case .chatMessage: .chatMessage
        case .typingStart: .typingStart
        case .typingStop: .typingStop
        case .markRead: .markRead
        }
    }

    /// The session it names; a heartbeat names none.
    public var sessionId: SessionID? {
        switch self {
        case .heartbeat: nil
        case .chatMessage(let command): command.sessionId
        case .typingStart(let command), .typingStop(let command): command.sessionId
        case .markRead(let command): command.sessionId
        }
    }
}
