import GRDB

/// The schema's history: a migration that has been released is never changed, only followed by another.
///
/// Times are milliseconds since 1970. Sessions, accounts and messages are joined by row ids; what clients see is
/// `public_id`. Texts of people are UTF-8 in blobs, see `ExactText`.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 accounts and sessions", migrate: accountsAndSessions)
        migrator.registerMigration("0002 messages", migrate: messages)
        migrator.registerMigration("kept events", migrate: keptEvents)
        migrator.registerMigration("desk in full", migrate: deskInFull)
        migrator.registerMigration(grants, migrate: makeGrants)
        migrator.registerMigration("ends of grants and codes", migrate: endsOfGrantsAndCodes)
        return migrator
    }

    @Sendable private static func accountsAndSessions(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

                CREATE TABLE accounts (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    external_id TEXT NOT NULL UNIQUE,
                    role TEXT NOT NULL,
                    nickname BLOB NOT NULL,
                    avatar TEXT,
                    mobile BLOB,
                    created_at INTEGER NOT NULL
                );
                CREATE INDEX accounts_by_mobile ON accounts (mobile) WHERE mobile IS NOT NULL;

                CREATE TABLE sessions (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    public_id TEXT NOT NULL UNIQUE,
                    customer_id INTEGER NOT NULL REFERENCES accounts (id),
                    owner_id INTEGER REFERENCES accounts (id),
                    status TEXT NOT NULL,
                    source BLOB NOT NULL,
                    priority INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    closed_at INTEGER,
                    last_seq INTEGER NOT NULL DEFAULT 0,
                    last_activity_at INTEGER NOT NULL,
                    customer_read INTEGER NOT NULL DEFAULT 0,
                    desk_read INTEGER NOT NULL DEFAULT 0
                );
                CREATE UNIQUE INDEX sessions_open_by_customer ON sessions (customer_id) WHERE status <> 'closed';
                CREATE INDEX sessions_by_status ON sessions (status);
                CREATE INDEX sessions_by_activity ON sessions (last_activity_at, id);
                """)
    }

    /// A temporary id is unique among the messages that still count for it: one that is older than the window is
    /// superseded by the message that uses its id again.
    @Sendable private static func messages(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE messages (
                    id INTEGER PRIMARY KEY,
                    public_id TEXT NOT NULL UNIQUE,
                    session_id INTEGER NOT NULL REFERENCES sessions (id),
                    seq INTEGER NOT NULL,
                    sender_id INTEGER NOT NULL REFERENCES accounts (id),
                    content BLOB NOT NULL,
                    message_type TEXT NOT NULL,
                    temp_id TEXT,
                    is_superseded INTEGER NOT NULL DEFAULT 0,
                    created_at INTEGER NOT NULL
                );
                CREATE UNIQUE INDEX messages_by_seq ON messages (session_id, seq);
                CREATE UNIQUE INDEX messages_by_temp_id ON messages (session_id, sender_id, temp_id)
                    WHERE temp_id IS NOT NULL AND is_superseded = 0;
                """)
    }
}
