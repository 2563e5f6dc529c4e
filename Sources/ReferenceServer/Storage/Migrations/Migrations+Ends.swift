import GRDB

extension Migrations {
    /// When the last token of a grant ends, and indexes to find what has ended.
    @Sendable static func endsOfGrantsAndCodes(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE grants ADD COLUMN ends_at INTEGER NOT NULL DEFAULT 0;
                UPDATE grants SET ends_at = max(last_token_ends_at, coalesce(
                    (SELECT max(expires_at) FROM refresh_tokens WHERE grant_id = grants.id), 0));
                CREATE INDEX grants_by_end ON grants (ends_at);
                CREATE INDEX refresh_tokens_by_grant ON refresh_tokens (grant_id);
                CREATE INDEX codes_by_end ON codes (expires_at);
                """)
    }
}
