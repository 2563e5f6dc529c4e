import ChatProtocol
import Foundation
import GRDB
import NIOCore

/// Events that wait for accounts without a connection, in SQL on the writer thread.
///
/// - Source: SPEC WIRE-050, WIRE-051, WIRE-056.
struct KeptEventStore {
    /// What waited for an account.
    struct Queue {
        /// The oldest first.
        let frames: [KeptFrame]
        /// How many older ones were dropped.
        let droppedCount: Int
        /// Of which sessions they were.
        let sessions: [SessionID]
    }

    let db: Database
    let counts: KeptCounts
    let journal: Journal

    /// Keeps a frame; of more than the limit the oldest are dropped.
    func keep(_ frame: KeptFrame, of session: SessionID, for account: UserID, limit: Int) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO kept_events (account_id, session_id, event, name, frame) VALUES (?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [
                account.rawValue, session.rawValue, frame.event.rawValue, frame.name.rawValue,
                Data(frame.text.readableBytesView),
            ])
        let count = try counts[account] ?? stored(for: account) - 1
        counts.set(min(count + 1, limit), for: account, journal: journal)
        if count >= limit { try drop(count + 1 - limit, for: account) }
    }

    /// Takes everything that waits for the account.
    func take(for account: UserID) throws -> Queue {
        let statement = try db.cachedStatement(
            sql: "SELECT event, name, frame FROM kept_events WHERE account_id = ? ORDER BY id")
        let frames = try Row.fetchAll(statement, arguments: [account.rawValue]).map { row in
            guard let event = EventType(rawValue: row[0]) else {
                throw StorageError.unknownWord(row[0], column: "kept_events.event")
            }
            let text: Data = row[2]
            return KeptFrame(name: FrameID(trusted: row[1]), event: event, text: ByteBuffer(bytes: text))
        }
        let dropped = try db.cachedStatement(
            sql: "SELECT session_id, count FROM dropped_events WHERE account_id = ? ORDER BY session_id")
        let rows = try Row.fetchAll(dropped, arguments: [account.rawValue])
        if !frames.isEmpty || !rows.isEmpty { try forget(account) }
        return Queue(
            frames: frames, droppedCount: rows.reduce(0) { $0 + $1[1] },
            sessions: rows.map { SessionID(trusted: $0[0]) })
    }

    /// Forgets everything that waits for the account.
    func forget(_ account: UserID) throws {
        for table in ["kept_events", "dropped_events"] {
            let statement = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE account_id = ?")
            try statement.execute(arguments: [account.rawValue])
        }
        counts.set(nil, for: account, journal: journal)
    }

    /// Forgets what waits for the account, but for the sessions that it opened itself. [ACCT-010]
    func forgetDesk(of account: UserID) throws {
        for table in ["kept_events", "dropped_events"] {
            let statement = try db.cachedStatement(
                sql: """
                    DELETE FROM \(table) WHERE account_id = ?
                        AND session_id NOT IN (SELECT public_id FROM sessions WHERE customer_id = account_id)
                    """)
            try statement.execute(arguments: [account.rawValue])
        }
        counts.set(nil, for: account, journal: journal)
    }

    private func stored(for account: UserID) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM kept_events WHERE account_id = ?")
        return try Int.fetchOne(statement, arguments: [account.rawValue]) ?? 0
    }

    /// More than one where the limit was higher when the server ran the last time.
    private func drop(_ count: Int, for account: UserID) throws {
        let oldest = try db.cachedStatement(
            sql: "SELECT id, session_id FROM kept_events WHERE account_id = ? ORDER BY id LIMIT ?")
        for row in try Row.fetchAll(oldest, arguments: [account.rawValue, count]) {
            try drop(row[0], of: row[1], for: account)
        }
    }

    private func drop(_ id: Int64, of session: String, for account: UserID) throws {
        try db.cachedStatement(sql: "DELETE FROM kept_events WHERE id = ?").execute(arguments: [id])
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO dropped_events (account_id, session_id, count) VALUES (?, ?, 1)
                ON CONFLICT (account_id, session_id) DO UPDATE SET count = count + 1
                """)
        try statement.execute(arguments: [account.rawValue, session])
    }
}
