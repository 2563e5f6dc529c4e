import ChatProtocol

/// The operators' list of sessions, and the customers' own.
///
/// - Source: SPEC 5.2.
struct SessionListService: Sendable {
    let database: ChatDatabase
    let presence: Presence
    let decisions: any Decisions

    func sessions(_ filter: SessionFilter, for caller: AccountRecord, page: PageRequest) async throws -> SessionPage {
        let presence = presence
        let decisions = decisions
        let filter = decisions.filter(filter)
        return try await database.read { stores in
            let choice = SessionChoice.desk(filter, for: caller.id)
            let items = try stores.sessions.lines(choice, page: page).map { line in
                let session = line.session
                return SessionItem(
                    sessionId: session.id, userInfo: line.customer, adminId: session.ownerId, status: session.status,
                    createdAt: session.createdAt, lastMessage: line.lastMessage, messageCount: Int(session.lastSeq),
                    unreadCount: decisions.unreadCount(counted: line.unread),
                    isOnline: decisions.isOnline(hasConnection: presence.isOnline(session.customerId)))
            }
            return SessionPage(sessions: items, totalCount: try stores.sessions.count(choice), page: page)
        }
    }

    /// The sessions that the caller opened. [DESK-029]
    func own(_ caller: AccountRecord, page: PageRequest) async throws -> OwnSessionPage {
        let decisions = decisions
        return try await database.read { stores in
            let choice = SessionChoice.opened(by: decisions.customer(ofOwnList: caller.id))
            let items = try stores.sessions.lines(choice, page: page).map { line in
                let session = line.session
                return OwnSessionItem(
                    sessionId: session.id, adminId: session.ownerId, status: session.status, source: session.source,
                    priority: session.priority, createdAt: session.createdAt, closedAt: session.closedAt,
                    lastMessage: line.lastMessage, messageCount: Int(session.lastSeq),
                    unreadCount: decisions.ownUnreadCount(counted: line.unread),
                    satisfactionScore: session.score)
            }
            return OwnSessionPage(sessions: items, totalCount: try stores.sessions.count(choice), page: page)
        }
    }
}
