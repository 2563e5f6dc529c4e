import ChatProtocol
import Foundation
import GRDB

/// Grants and their refresh tokens in SQL.
struct GrantStore {
    let db: Database

    func insert(_ id: String, of account: UserID, at now: Timestamp) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO grants (id, account_id, created_at, last_token_ends_at, ends_at) VALUES (?1, ?2, ?3, ?3, ?3)
                """)
        try statement.execute(arguments: [id, account.rawValue, now.millisecondsSince1970])
    }

    /// Remembers how long access tokens of the grant may be around.
    func extend(_ id: String, until end: Timestamp) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE grants SET last_token_ends_at = max(last_token_ends_at, ?1), ends_at = max(ends_at, ?1)
                WHERE id = ?2
                """)
        try statement.execute(arguments: [end.millisecondsSince1970, id])
    }

    /// - Returns: how long access tokens of it may be around; nil if it had ended, or does not exist.
    func end(_ id: String, at now: Timestamp) throws -> Timestamp? {
        let statement = try db.cachedStatement(
            sql: "UPDATE grants SET ended_at = ? WHERE id = ? AND ended_at IS NULL RETURNING last_token_ends_at")
        let row = try Row.fetchOne(statement, arguments: [now.millisecondsSince1970, id])
        return row.map { Timestamp(millisecondsSince1970: $0[0]) }
    }

    func isEnded(_ id: String) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT ended_at IS NOT NULL FROM grants WHERE id = ?")
        return try Bool.fetchOne(statement, arguments: [id]) ?? true
    }

    func lasting(of account: UserID) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM grants WHERE account_id = ? AND ended_at IS NULL")
        return try String.fetchAll(statement, arguments: [account.rawValue])
    }

    /// Those whose access tokens may still be around.
    func ended(after now: Timestamp) throws -> [(String, Timestamp)] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, last_token_ends_at FROM grants WHERE ended_at IS NOT NULL AND last_token_ends_at > ?")
        return try Row.fetchAll(statement, arguments: [now.millisecondsSince1970]).map {
            ($0[0], Timestamp(millisecondsSince1970: $0[1]))
        }
    }

    // MARK: - Refresh tokens

    func insertRefreshToken(_ digest: Data, of grant: String, expiresAt: Timestamp) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO refresh_tokens (digest, grant_id, expires_at) VALUES (?, ?, ?)")
        try statement.execute(arguments: [digest, grant, expiresAt.millisecondsSince1970])
        let end = try db.cachedStatement(sql: "UPDATE grants SET ends_at = max(ends_at, ?) WHERE id = ?")
        try end.execute(arguments: [expiresAt.millisecondsSince1970, grant])
    }

    func refreshToken(_ digest: Data) throws -> RefreshRecord? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT grants.id, account_id, expires_at, used_at IS NOT NULL, ended_at IS NOT NULL
                FROM refresh_tokens JOIN grants ON grants.id = grant_id WHERE digest = ?
                """)
        return try Row.fetchOne(statement, arguments: [digest]).map { row in
            RefreshRecord(
                grantId: row[0], accountId: UserID(trusted: row[1]),
                expiresAt: Timestamp(millisecondsSince1970: row[2]), isUsed: row[3], isEnded: row[4])
        }
    }

    func markUsed(_ digest: Data, at now: Timestamp) throws {
        let statement = try db.cachedStatement(sql: "UPDATE refresh_tokens SET used_at = ? WHERE digest = ?")
        try statement.execute(arguments: [now.millisecondsSince1970, digest])
    }
}
