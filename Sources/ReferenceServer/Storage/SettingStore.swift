import Foundation
import GRDB

/// Small values that the server keeps for itself from one start to the next.
struct SettingStore {
    let db: Database

    func value(_ name: String) throws -> Data? {
        let statement = try db.cachedStatement(sql: "SELECT value FROM settings WHERE name = ?")
        return try Data.fetchOne(statement, arguments: [name])
    }

    func set(_ value: Data, for name: String) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO settings (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
        try statement.execute(arguments: [name, value])
    }
}
