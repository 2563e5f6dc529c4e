import ChatProtocol
import GRDB

/// Reads rows of the sessions table; shared by the writer's and the readers' stores.
enum SessionRow {
    static let columns = """
        sessions.id, sessions.public_id, customer_id, owner_id, status, source, priority, sessions.created_at,
        closed_at, last_seq, last_activity_at, customer_read, desk_read, score, rated_at, asked_at, answered_at
        """

    /// How many columns those are.
    static let width = 17

    static func fetch(
        _ db: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> SessionRecord? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM sessions WHERE \(condition)")
        return try Row.fetchOne(statement, arguments: arguments).map(record)
    }

    /// Reads the columns of `columns`, which stand first in the row.
    static func record(_ row: Row) throws -> SessionRecord {
        guard let status = SessionStatus(rawValue: row[4]) else {
            throw StorageError.unknownWord(row[4], column: "sessions.status")
        }
        let ownerId: Int64? = row[3]
        let score: Int? = row[13]
        return SessionRecord(
            row: row[0], id: SessionID(trusted: row[1]), customerId: UserID(trusted: row[2]),
            ownerId: ownerId.map { UserID(trusted: $0) }, status: status, source: row.exactText(5), priority: row[6],
            createdAt: Timestamp(millisecondsSince1970: row[7]),
            closedAt: moment(row[8]), score: score.map { Score(trustedHundredths: $0) }, ratedAt: moment(row[14]),
            askedAt: moment(row[15]), answeredAt: moment(row[16]), lastSeq: row[9],
            lastActivityAt: Timestamp(millisecondsSince1970: row[10]), customerRead: row[11], deskRead: row[12])
    }

    private static func moment(_ milliseconds: Int64?) -> Timestamp? {
        milliseconds.map { Timestamp(millisecondsSince1970: $0) }
    }
}
