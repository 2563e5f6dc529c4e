import GRDB

extension Migrations {
    /// Ratings, response times, what has been delivered, and indexes for lists and the day's figures.
    @Sendable static func deskInFull(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE sessions ADD COLUMN score INTEGER;
                ALTER TABLE sessions ADD COLUMN rated_at INTEGER;
                ALTER TABLE sessions ADD COLUMN asked_at INTEGER;
                ALTER TABLE sessions ADD COLUMN answered_at INTEGER;
                ALTER TABLE messages ADD COLUMN is_delivered INTEGER NOT NULL DEFAULT 0;

                UPDATE sessions SET asked_at = (
                    SELECT created_at FROM messages
                    WHERE session_id = sessions.id AND sender_id = customer_id ORDER BY seq LIMIT 1);
                UPDATE sessions SET answered_at = (
                    SELECT created_at FROM messages
                    WHERE session_id = sessions.id AND sender_id <> customer_id AND seq > (
                        SELECT MIN(seq) FROM messages WHERE session_id = sessions.id AND sender_id = customer_id)
                    ORDER BY seq LIMIT 1);

                CREATE INDEX sessions_by_creation ON sessions (created_at);
                CREATE INDEX sessions_by_customer ON sessions (customer_id, last_activity_at, id);
                CREATE INDEX sessions_by_rating ON sessions (rated_at) WHERE rated_at IS NOT NULL;
                CREATE INDEX messages_by_creation ON messages (created_at);
                """)
    }
}
