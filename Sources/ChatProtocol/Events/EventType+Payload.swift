extension EventType {
    /// The type of the event's `data`.
    public var payload: any ServerEventPayload.Type {
        switch self {
        case .connectionEstablished: ConnectionEstablishedEvent.self
        case .heartbeatResponse: HeartbeatResponseEvent.self
        case .error: ErrorEvent.self
        case .resyncRequired: ResyncRequiredEvent.self
        case .tokenExpiring: TokenExpiringEvent.self
        case .authenticated: AuthenticatedEvent.self
        case .newSession: NewSessionEvent.self
        case .sessionStatus: SessionStatusEvent.self
        case .sessionClosed: SessionClosedEvent.self
        case .sessionSubscribed: SessionSubscribedEvent.self
        case .userTyping: UserTypingEvent.self
        case .messageSent: MessageSentEvent.self
        case .newMessage: NewMessageEvent.self
        case .messageRead: MessageReadEvent.self
        }
    }
}
