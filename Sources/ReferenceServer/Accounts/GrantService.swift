import ChatProtocol

/// The rules of beginning, refreshing and ending grants.
///
/// - Source: SPEC 4.3, 4.4.
struct GrantService: Sendable {
    /// The longest lifetime that can be asked for.
    ///
    /// - Units: seconds; a hundred years.
    static let longestLifetime: Int64 = 3_155_760_000

    let secrets: SecretText
    let ended: EndedGrants
    let connections: ConnectionService
    let decisions: any Decisions
    /// - Units: seconds.
    let refreshLifetimeSeconds: Int

    /// - Parameter refreshSeconds: the lifetime of the refresh token; 0 or less makes one that has expired already.
    func begin(
        for account: UserID, refreshSeconds: Int64? = nil, tokenEndsAt: Timestamp, _ unit: UnitOfWork
    ) throws -> GivenGrant {
        let id = IdentifierSource.make("g_", at: unit.now.millisecondsSince1970)
        try unit.grants.insert(id, of: account, at: unit.now)
        return try extend(id, refreshSeconds: refreshSeconds, tokenEndsAt: tokenEndsAt, unit)
    }

    /// What refreshing came to; a grant ends by it, so that it is no refusal that takes everything back.
    enum Refreshing: Sendable {
        case given(AccountRecord, GivenGrant)
        case refused(Refusal)
    }

    func refresh(_ refreshToken: String, tokenEndsAt: Timestamp, _ unit: UnitOfWork) throws -> Refreshing {
        let digest = try secrets.digest(.refresh, refreshToken)
        guard let known = try unit.grants.refreshToken(digest), !known.isEnded else { return .refused(invalid) }
        if known.isUsed, !decisions.acceptsUsedRefreshToken() {
            if decisions.reuseEndsGrant() { try end(known.grantId, of: known.accountId, unit) }
            return .refused(invalid)
        }
        guard decisions.acceptsRefreshToken(expiringAt: known.expiresAt, now: unit.now) else {
            return .refused(invalid)
        }
        guard let account = try unit.accounts.account(known.accountId) else { return .refused(Refusal(.accountGone)) }
        guard !account.isBanned || !decisions.refusesBanned() else { return .refused(Refusal(.accountBanned)) }
        try unit.grants.markUsed(digest, at: unit.now)
        guard decisions.refreshKeepsGrant() else {
            try end(known.grantId, of: account.id, unit)
            return .given(account, try begin(for: account.id, tokenEndsAt: tokenEndsAt, unit))
        }
        return .given(account, try extend(known.grantId, refreshSeconds: nil, tokenEndsAt: tokenEndsAt, unit))
    }

    func logOut(_ token: AccessToken, _ unit: UnitOfWork) throws {
        switch decisions.endedByLogout() {
        case .none: break
        case .own: try end(token.grantId, of: token.userId, unit)
        case .all: for grant in try unit.grants.lasting(of: token.userId) { try end(grant, of: token.userId, unit) }
        }
    }

    private var invalid: Refusal {
        Refusal(.tokenInvalid, "the refresh token is not valid, was used before or has expired")
    }

    private func extend(
        _ id: String, refreshSeconds: Int64?, tokenEndsAt: Timestamp, _ unit: UnitOfWork
    ) throws -> GivenGrant {
        let asked = refreshSeconds ?? Int64(refreshLifetimeSeconds)
        let seconds = min(max(asked, -Self.longestLifetime), Self.longestLifetime)
        let given = GivenGrant(
            id: id, refreshToken: SecretText.make("rt_"),
            refreshExpiresAt: unit.now.advanced(byMilliseconds: seconds * 1000))
        try unit.grants.forgetOld(unit.now)
        try unit.grants.insertRefreshToken(
            try secrets.digest(.refresh, given.refreshToken), of: id, expiresAt: given.refreshExpiresAt)
        try unit.grants.extend(id, until: tokenEndsAt)
        return given
    }

    private func end(_ grant: String, of account: UserID, _ unit: UnitOfWork) throws {
        guard let lastTokenEndsAt = try unit.grants.end(grant, at: unit.now) else { return }
        let (ended, now) = (ended, unit.now)
        // Before the answer leaves: whoever was told that the grant has ended finds its tokens refused.
        unit.outbox.afterRelease { ended.add(grant, until: lastTokenEndsAt, now: now) }
        guard decisions.endOfGrantClosesConnections() else { return }
        for connection in unit.room.connections.connections(of: Audience([account]))
        where connection.token?.grantId == grant {
            try connections.dismiss(connection, .revoked, reason: "the grant has ended", unit)
        }
    }
}
