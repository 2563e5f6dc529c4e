import ChatProtocol
import Foundation
import GRDB

/// The codes that were sent and not used, one for a number, in SQL.
struct CodeStore {
    struct Code {
        let digest: Data
        let expiresAt: Timestamp
        /// How many wrong codes came instead of it.
        let refused: Int
    }

    let db: Database

    /// Keeps the code in place of the number's last one, and forgets some of those that ended long ago.
    func replace(_ mobile: String, _ digest: Data, expiresAt: Timestamp, now: Timestamp) throws {
        try forgetOld(now)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO codes (mobile, digest, expires_at) VALUES (?, ?, ?)
                ON CONFLICT (mobile) DO UPDATE
                SET digest = excluded.digest, expires_at = excluded.expires_at, refused = 0
                """)
        try statement.execute(arguments: [ExactText(mobile), digest, expiresAt.millisecondsSince1970])
    }

    func code(of mobile: String) throws -> Code? {
        let statement = try db.cachedStatement(sql: "SELECT digest, expires_at, refused FROM codes WHERE mobile = ?")
        return try Row.fetchOne(statement, arguments: [ExactText(mobile)]).map { row in
            Code(digest: row[0], expiresAt: Timestamp(millisecondsSince1970: row[1]), refused: row[2])
        }
    }

    func refuse(_ mobile: String) throws {
        let statement = try db.cachedStatement(sql: "UPDATE codes SET refused = refused + 1 WHERE mobile = ?")
        try statement.execute(arguments: [ExactText(mobile)])
    }

    private func forgetOld(_ now: Timestamp) throws {
        let statement = try db.cachedStatement(
            sql: """
                DELETE FROM codes WHERE mobile IN (
                    SELECT mobile FROM codes WHERE expires_at < ? ORDER BY expires_at LIMIT \(Tidying.rowsAtOnce))
                """)
        try statement.execute(arguments: [Tidying.oldest(now)])
    }

    func delete(_ mobile: String) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM codes WHERE mobile = ?")
        try statement.execute(arguments: [ExactText(mobile)])
    }
}
