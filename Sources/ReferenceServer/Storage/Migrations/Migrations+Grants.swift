import GRDB

extension Migrations {
    static let grants = "grants, codes and bans"

    /// Secrets stand here as digests only, see `SecretText`.
    @Sendable static func makeGrants(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE accounts ADD COLUMN is_banned INTEGER NOT NULL DEFAULT 0;

                CREATE TABLE grants (
                    id TEXT PRIMARY KEY,
                    account_id INTEGER NOT NULL REFERENCES accounts (id),
                    created_at INTEGER NOT NULL,
                    last_token_ends_at INTEGER NOT NULL,
                    ended_at INTEGER
                ) WITHOUT ROWID;
                CREATE INDEX grants_ended ON grants (last_token_ends_at) WHERE ended_at IS NOT NULL;

                CREATE TABLE refresh_tokens (
                    digest BLOB PRIMARY KEY,
                    grant_id TEXT NOT NULL REFERENCES grants (id),
                    expires_at INTEGER NOT NULL,
                    used_at INTEGER
                ) WITHOUT ROWID;

                CREATE TABLE codes (
                    mobile BLOB PRIMARY KEY,
                    digest BLOB NOT NULL,
                    expires_at INTEGER NOT NULL,
                    refused INTEGER NOT NULL DEFAULT 0
                ) WITHOUT ROWID;
                """)
    }
}
