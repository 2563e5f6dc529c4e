import ChatProtocol

/// What a server under development offers to tests.
///
/// - Source: SPEC 9.2.
extension AccountService {
    func makeForTest(_ request: TestingAccountRequest) async throws -> TestingAccountResponse {
        let grants = grants
        let end = tokens.end(ofLifetime: request.tokenTtlSeconds ?? Int64(tokenLifetimeSeconds))
        let (account, grant) = try await commits.perform { unit in
            let account = try Self.make(request.role, nickname: request.nickname, mobile: request.mobile, unit)
            let grant = try grants.begin(
                for: account.id, refreshSeconds: request.refreshTtlSeconds, tokenEndsAt: end, unit)
            return (account, grant)
        }
        return TestingAccountResponse(
            userId: account.id, externalId: account.externalId, nickname: account.nickname, role: account.role,
            token: try tokens.issue(for: account, of: grant.id, until: end), expiresAt: end,
            refreshToken: grant.refreshToken, refreshExpiresAt: grant.refreshExpiresAt)
    }

    /// Changes role and ban of an account, for its tokens and connections at once. [ACCT-009, ACCT-010]
    ///
    /// - Errors: 4044.
    func change(_ id: UserID, _ request: AccountChangeRequest) async throws -> AccountChangeResponse {
        let (directory, connections, decisions) = (directory, connections, decisions)
        let account = try await commits.perform { unit in
            guard var account = try unit.accounts.account(id) else { throw Refusal(.notFound, "no such account") }
            let before = account.role
            account.role = request.role ?? before
            account.isBanned = request.banned ?? account.isBanned
            try unit.accounts.update(account)
            var seen = account
            if !decisions.roleCountsAtOnce() { seen.role = before }
            unit.room.connections.changed(seen, journal: unit.journal)
            // What somebody heard in another role is not heard again.
            if seen.role != before { unit.room.departed.forget(id, journal: unit.journal) }
            // Nor does what waits for an owner come to one who is no operator any more.
            if !decisions.hearsForDesk(seen.role) { try unit.kept.forgetDesk(of: id) }
            unit.outbox.afterRelease { [seen] in directory.changed(seen) }
            if account.isBanned, decisions.banClosesConnections() {
                for connection in unit.room.connections.connections(of: Audience([id])) {
                    try connections.dismiss(connection, .revoked, reason: "auth.banned", unit)
                }
            }
            return account
        }
        return AccountChangeResponse(userId: account.id, role: account.role, banned: account.isBanned)
    }
}
