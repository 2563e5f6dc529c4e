import ChatProtocol
import GRDB

/// Sessions on the writer thread: from the cache where it has them, changes written once per transaction.
struct SessionStore {
    let db: Database
    let cache: SessionCache

    func session(_ id: SessionID) throws -> SessionRecord? {
        if let session = cache.session(id) { return session }
        let session = try SessionRow.fetch(db, where: "sessions.public_id = ?", [id.rawValue])
        if let session { cache.keep(session) }
        return session
    }

    /// The session that is not closed and that this account opened.
    func openSession(of customer: UserID) throws -> SessionRecord? {
        try writeChanges()
        return try SessionRow.fetch(db, where: "customer_id = ? AND status <> 'closed'", [customer.rawValue])
    }

    func insert(
        customer: UserID, source: String, priority: Int, at now: Timestamp
    ) throws -> SessionRecord {
        // The customer's last session may be closed in memory only, and SQL allows one that is open.
        try writeChanges()
        let id = SessionID(trusted: IdentifierSource.make("session_", at: now.millisecondsSince1970))
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO sessions (public_id, customer_id, status, source, priority, created_at, last_activity_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(
            arguments: [
                id.rawValue, customer.rawValue, SessionStatus.waiting.rawValue, ExactText(source), priority,
                now.millisecondsSince1970, now.millisecondsSince1970,
            ])
        let session = SessionRecord(
            row: db.lastInsertedRowID, id: id, customerId: customer, ownerId: nil, status: .waiting, source: source,
            priority: priority, createdAt: now, closedAt: nil, score: nil, ratedAt: nil, askedAt: nil,
            answeredAt: nil, lastSeq: 0, lastActivityAt: now, customerRead: 0, deskRead: 0)
        cache.keep(session)
        cache.change(session)
        return session
    }

    /// Keeps a change in memory; SQL learns of it before the commit.
    func save(_ session: SessionRecord) {
        cache.change(session)
    }

    /// How many sessions wait that were opened before this one, and itself.
    func queuePosition(of session: SessionRecord) throws -> Int {
        try writeChanges()
        let statement = try db.cachedStatement(
            sql: "SELECT COUNT(*) FROM sessions WHERE status = 'waiting' AND id <= ?")
        return try Int.fetchOne(statement, arguments: [session.row]) ?? 1
    }

    /// Writes every changed session once, however many messages it got in this transaction.
    func writeChanges() throws {
        for session in cache.takeUnwritten() {
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE sessions SET owner_id = ?, status = ?, closed_at = ?, last_seq = ?, last_activity_at = ?,
                        customer_read = ?, desk_read = ?, score = ?, rated_at = ?, asked_at = ?, answered_at = ?
                    WHERE id = ?
                    """)
            try statement.execute(
                arguments: [
                    session.ownerId?.rawValue, session.status.rawValue, session.closedAt?.millisecondsSince1970,
                    session.lastSeq, session.lastActivityAt.millisecondsSince1970, session.customerRead,
                    session.deskRead, session.score?.hundredths, session.ratedAt?.millisecondsSince1970,
                    session.askedAt?.millisecondsSince1970, session.answeredAt?.millisecondsSince1970, session.row,
                ])
        }
    }
}
