import ChatProtocol

/// The operators' list of sessions.
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
            let items = try stores.sessions.lines(filter, for: caller.id, page: page).map { line in
                let session = line.session
                return SessionItem(
                    sessionId: session.id, userInfo: line.customer, adminId: session.ownerId, status: session.status,
                    createdAt: session.createdAt, lastMessage: line.lastMessage, messageCount: Int(session.lastSeq),
                    unreadCount: decisions.unreadCount(counted: line.unread),
                    isOnline: decisions.isOnline(hasConnection: presence.isOnline(session.customerId)))
            }
            return SessionPage(
                sessions: items, totalCount: try stores.sessions.count(filter, for: caller.id), page: page)
        }
    }
}
