import ChatProtocol

/// Everything that lives as long as the writer thread and is touched by it alone.
final class WriterRoom {
    let sessions = SessionCache()
    let subscriptions = SubscriptionBoard()
    let connections: ConnectionRegistry
    let typing = TypingBoard()
    let guesses: LoginGuard
    let sendings: CodeGuard
    let frames = FrameNames()
    let away: AwayRules
    let logs: FrameLogs
    let departed = DepartedConnections()
    let keptCounts = KeptCounts()
    /// How many operations the last batch had, which is how busy the server is.
    var lastBatchSize = 0

    init(presence: Presence, away: AwayRules = AwayRules(), logins: Rate? = nil) {
        self.away = away
        logs = FrameLogs(limit: away.maxQueuedEvents)
        connections = ConnectionRegistry(presence: presence, subscriptions: subscriptions)
        guesses = LoginGuard(rate: logins)
        sendings = CodeGuard(rate: logins)
    }
}
