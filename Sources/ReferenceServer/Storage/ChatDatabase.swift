import Foundation
import GRDB

/// Owns the SQLite file: one writer connection for the commit thread, reader connections for everybody else.
final class ChatDatabase: Sendable {
    private let pool: DatabasePool
    /// The folder of a temporary database, removed at the end.
    private let temporaryFolder: URL?

    /// Opens the file, or makes a temporary one, and brings its schema up to date.
    ///
    /// - Throws: `ServerError.database`, with the path and SQLite's reason.
    init(path: String?, durability: Durability) throws(ServerError) {
        var folder: URL?
        var file = path ?? ""
        do {
            if path == nil {
                let made = FileManager.default.temporaryDirectory
                    .appendingPathComponent("chat-\(UUID().uuidString.lowercased())", isDirectory: true)
                try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
                folder = made
                file = made.appendingPathComponent("chat.sqlite").path
            }
            pool = try DatabasePool(path: file, configuration: Self.configuration(durability))
            temporaryFolder = folder
            try Migrations.all.migrate(pool)
        } catch {
            throw .database(path: file, reason: String(describing: error))
        }
    }

    private static func configuration(_ durability: Durability) -> Configuration {
        var configuration = Configuration()
        configuration.label = "chat"
        configuration.journalMode = .wal
        configuration.foreignKeysEnabled = true
        // Only other programs can make us wait: inside the server there is one writer.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = \(durability == .machine ? "FULL" : "NORMAL")")
            try db.execute(sql: "PRAGMA cache_size = -16000")
        }
        return configuration
    }

    /// Where the file is.
    var path: String { pool.path }

    /// Lends the writer connection with no transaction open; called by the commit thread.
    func withWriter<T>(_ body: (Database) throws -> T) rethrows -> T {
        try pool.writeWithoutTransaction(body)
    }

    /// Reads in one snapshot, which has everything committed before the call.
    func read<T: Sendable>(_ body: @escaping @Sendable (ReadStores) throws -> T) async throws -> T {
        try await pool.read { try body(ReadStores($0)) }
    }

    /// Closes all connections and removes a temporary file.
    func close() throws {
        try pool.close()
        if let temporaryFolder {
            try FileManager.default.removeItem(at: temporaryFolder)
        }
    }
}
