import ChatProtocol

/// The rules of logging in, and the making of accounts for tests.
///
/// - Source: SPEC 4.1, 9.2.
struct AccountService: Sendable {
    let commits: GroupCommit
    let codes: any VerificationCodes
    let tokens: TokenService
    let decisions: any Decisions
    /// - Units: seconds.
    let tokenLifetimeSeconds: Int

    /// - Errors: 1002.
    func login(_ request: LoginRequest) async throws -> LoginResponse {
        guard codes.accepts(request.verificationCode, for: request.mobile) else {
            throw Refusal(.wrongVerificationCode)
        }
        let decisions = decisions
        let account = try await commits.perform { unit in
            let known = try unit.accounts.account(mobile: request.mobile)
            if let account = decisions.account(forLogin: known) { return account }
            // Digits of the number would show it to customers; the account has none but in userInfo. [SEC-003]
            return try Self.make(.user, nickname: nil, mobile: request.mobile, unit)
        }
        let issued = try tokens.issue(for: account, lifetimeSeconds: Int64(tokenLifetimeSeconds))
        return LoginResponse(token: issued.token, expiresAt: issued.expiresAt, user: account.account)
    }

    func makeForTest(_ request: TestingAccountRequest) async throws -> TestingAccountResponse {
        let account = try await commits.perform { unit in
            try Self.make(request.role, nickname: request.nickname, mobile: request.mobile, unit)
        }
        let issued = try tokens.issue(
            for: account, lifetimeSeconds: request.tokenTtlSeconds ?? Int64(tokenLifetimeSeconds))
        return TestingAccountResponse(
            userId: account.id, externalId: account.externalId, nickname: account.nickname, role: account.role,
            token: issued.token, expiresAt: issued.expiresAt)
    }

    private static func make(
        _ role: Role, nickname: String?, mobile: String?, _ unit: UnitOfWork
    ) throws -> AccountRecord {
        let word = IdentifierSource.word()
        return try unit.accounts.insert(
            externalId: "a_\(word)", role: role, nickname: nickname ?? "\(role.rawValue)-\(word.prefix(4))",
            mobile: mobile, at: unit.now)
    }
}
