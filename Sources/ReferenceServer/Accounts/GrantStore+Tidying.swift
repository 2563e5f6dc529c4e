import ChatProtocol
import GRDB

extension GrantStore {
    /// Forgets some of the grants of which no token is good any more, with their refresh tokens.
    ///
    /// A used refresh token stays as long as any token of its grant is good, because it ends them when it comes again.
    ///
    /// - Source: SPEC ACCT-012.
    func forgetOld(_ now: Timestamp) throws {
        let old = "SELECT id FROM grants WHERE ends_at < ? ORDER BY ends_at LIMIT \(Tidying.rowsAtOnce)"
        let tokens = try db.cachedStatement(
            sql: """
                DELETE FROM refresh_tokens WHERE digest IN (
                    SELECT digest FROM refresh_tokens WHERE grant_id IN (\(old)) LIMIT \(Tidying.rowsAtOnce))
                """)
        try tokens.execute(arguments: [Tidying.oldest(now)])
        let grants = try db.cachedStatement(
            sql: """
                DELETE FROM grants WHERE id IN (\(old))
                    AND NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE grant_id = grants.id)
                """)
        try grants.execute(arguments: [Tidying.oldest(now)])
    }
}
