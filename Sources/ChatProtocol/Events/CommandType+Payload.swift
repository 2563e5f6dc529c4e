extension CommandType {
    /// The type of the command's `data`; nil where any object will do.
    public var payload: (any RequestBody.Type)? {
        switch self {
        case .heartbeat: nil
        case .authenticate: AuthenticateCommand.self
        case .chatMessage: ChatMessageCommand.self
        case .typingStart, .typingStop: TypingCommand.self
        case .markRead: MarkReadCommand.self
        case .subscribeSession, .unsubscribeSession: SubscriptionCommand.self
        }
    }
}
