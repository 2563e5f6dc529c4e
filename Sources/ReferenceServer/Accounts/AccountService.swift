import ChatProtocol

/// The rules of logging in, and the making of accounts for tests.
///
/// - Source: SPEC 4.1, 4.3, 9.2.
struct AccountService: Sendable {
    let commits: GroupCommit
    let codes: CodeService
    let grants: GrantService
    let tokens: TokenService
    let tickets: TicketBox
    let sender: any CodeSender
    let directory: AccountDirectory
    let connections: ConnectionService
    let decisions: any Decisions
    /// - Units: seconds.
    let tokenLifetimeSeconds: Int

    /// What a login came to; a wrong code is counted, so that it is no refusal that takes everything back.
    private enum Login: Sendable {
        case done(AccountRecord, GivenGrant)
        case refused(Refusal)
    }

    /// - Errors: 1002, 4004, 4290.
    func login(_ request: LoginRequest) async throws -> LoginResponse {
        let mobile = request.mobile
        let (codes, grants, decisions) = (codes, grants, decisions)
        let end = tokens.end(ofLifetime: Int64(tokenLifetimeSeconds))
        let login: Login = try await commits.perform { unit in
            let guesses = unit.room.guesses
            if let wait = guesses.wait(for: mobile, now: unit.now) {
                return .refused(Refusal(.tooMany, retryAfterMs: wait))
            }
            guard try codes.accepts(request.verificationCode, for: mobile, unit) else {
                if decisions.countsWrongCodes() {
                    guesses.wrongCode(for: mobile, now: unit.now, journal: unit.journal)
                }
                return .refused(Refusal(.wrongVerificationCode))
            }
            let known = decisions.account(forLogin: try unit.accounts.account(mobile: mobile))
            if let known, known.isBanned, decisions.refusesBanned() { return .refused(Refusal(.accountBanned)) }
            try codes.use(for: mobile, unit)
            // Digits of the number would show it to customers; the account has none but in userInfo. [SEC-003]
            let account = try known ?? Self.make(.user, nickname: nil, mobile: mobile, unit)
            return .done(account, try grants.begin(for: account.id, tokenEndsAt: end, unit))
        }
        switch login {
        case .refused(let refusal): throw refusal
        case .done(let account, let grant):
            return LoginResponse(
                token: try tokens.issue(for: account, of: grant.id, until: end), expiresAt: end,
                refreshToken: grant.refreshToken, refreshExpiresAt: grant.refreshExpiresAt, user: account.account)
        }
    }

    /// - Errors: 4002, 4003, 4004.
    func refresh(_ request: RefreshRequest) async throws -> RefreshResponse {
        let grants = grants
        let end = tokens.end(ofLifetime: Int64(tokenLifetimeSeconds))
        let refreshing = try await commits.perform { unit in
            try grants.refresh(request.refreshToken, tokenEndsAt: end, unit)
        }
        switch refreshing {
        case .refused(let refusal): throw refusal
        case .given(let account, let grant):
            return RefreshResponse(
                token: try tokens.issue(for: account, of: grant.id, until: end), expiresAt: end,
                refreshToken: grant.refreshToken, refreshExpiresAt: grant.refreshExpiresAt)
        }
    }

    func logOut(_ token: AccessToken) async throws -> LogoutResponse {
        let grants = grants
        try await commits.perform { try grants.logOut(token, $0) }
        return LogoutResponse()
    }

    func ticket(for token: AccessToken) throws -> TicketResponse {
        let issued = try tickets.issue(for: token)
        return TicketResponse(ticket: issued.ticket, expiresAt: issued.expiresAt)
    }

    /// Sends a code, unless the number was sent so many lately that the last one has to do; the answer is alike.
    func sendCode(_ request: CodeRequest) async throws -> CodeResponse {
        let (codes, decisions, mobile) = (codes, decisions, request.mobile)
        let (code, expiresAt) = try await commits.perform { unit -> (String?, Timestamp) in
            let isKnown = try unit.accounts.account(mobile: mobile) != nil
            guard decisions.sendsCode(isKnown: isKnown) else { throw Refusal(.notFound) }
            let sendings = unit.room.sendings
            if let end = sendings.endOfLastCode(of: mobile, now: unit.now) { return (nil, end) }
            let made = try codes.make(for: mobile, unit)
            sendings.sent(to: mobile, expiresAt: made.expiresAt, now: unit.now, journal: unit.journal)
            return made
        }
        if let code { sender.send(code, to: mobile) }
        return CodeResponse(expiresAt: expiresAt)
    }

    static func make(
        _ role: Role, nickname: String?, mobile: String?, _ unit: UnitOfWork
    ) throws -> AccountRecord {
        let word = IdentifierSource.word()
        return try unit.accounts.insert(
            externalId: "a_\(word)", role: role, nickname: nickname ?? "\(role.rawValue)-\(word.prefix(4))",
            mobile: mobile, at: unit.now)
    }
}
