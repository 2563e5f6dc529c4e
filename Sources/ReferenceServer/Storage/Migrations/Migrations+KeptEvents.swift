import GRDB

extension Migrations {
    /// Frames that wait for accounts without a connection, and how many of which session no longer do.
    @Sendable static func keptEvents(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE kept_events (
                    id INTEGER PRIMARY KEY,
                    account_id INTEGER NOT NULL REFERENCES accounts (id),
                    session_id TEXT NOT NULL,
                    event TEXT NOT NULL,
                    name TEXT NOT NULL,
                    frame BLOB NOT NULL
                );
                CREATE INDEX kept_events_by_account ON kept_events (account_id, id);

                CREATE TABLE dropped_events (
                    account_id INTEGER NOT NULL REFERENCES accounts (id),
                    session_id TEXT NOT NULL,
                    count INTEGER NOT NULL,
                    PRIMARY KEY (account_id, session_id)
                ) WITHOUT ROWID;
                """)
    }
}
