import ChatProtocol
import GRDB

/// Accounts in SQL.
struct AccountStore {
    private static let columns = "id, external_id, role, nickname, avatar, mobile, is_banned"

    let db: Database

    func account(_ id: UserID) throws -> AccountRecord? {
        let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM accounts WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id.rawValue]).map(Self.record)
    }

    /// The oldest account with this number, so that every login with it meets the same one.
    func account(mobile: String) throws -> AccountRecord? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(Self.columns) FROM accounts WHERE mobile = ? ORDER BY id LIMIT 1")
        return try Row.fetchOne(statement, arguments: [ExactText(mobile)]).map(Self.record)
    }

    func insert(
        externalId: String, role: Role, nickname: String, mobile: String?, at now: Timestamp
    ) throws -> AccountRecord {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO accounts (external_id, role, nickname, avatar, mobile, created_at)
                VALUES (?, ?, ?, NULL, ?, ?)
                """)
        try statement.execute(
            arguments: [
                externalId, role.rawValue, ExactText(nickname), mobile.map(ExactText.init),
                now.millisecondsSince1970,
            ])
        return AccountRecord(
            id: UserID(trusted: db.lastInsertedRowID), externalId: externalId, role: role, nickname: nickname,
            avatar: nil, mobile: mobile)
    }

    /// Stores what may change.
    func update(_ account: AccountRecord) throws {
        let statement = try db.cachedStatement(sql: "UPDATE accounts SET role = ?, is_banned = ? WHERE id = ?")
        try statement.execute(arguments: [account.role.rawValue, account.isBanned, account.id.rawValue])
    }

    private static func record(_ row: Row) throws -> AccountRecord {
        guard let role = Role(rawValue: row[2]) else {
            throw StorageError.unknownWord(row[2], column: "accounts.role")
        }
        let mobile: ExactText? = row[5]
        return AccountRecord(
            id: UserID(trusted: row[0]), externalId: row[1], role: role, nickname: row.exactText(3), avatar: row[4],
            mobile: mobile?.text, isBanned: row[6])
    }
}
