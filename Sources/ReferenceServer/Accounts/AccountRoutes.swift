import ChatProtocol
import Hummingbird

/// `/api/v2/auth…`: decode, delegate, encode, and nothing else.
struct AccountRoutes: Sendable {
    let accounts: AccountService
    let authenticator: Authenticator
    let bodies: BodyReader
    let answer: Answer
    /// Whether codes can be asked for.
    let sendsCodes: Bool

    func add(to router: Router<ChatRequestContext>) {
        router.post("api/v2/auth/login", use: login)
        router.post("api/v2/auth/refresh", use: refresh)
        if sendsCodes { router.post("api/v2/auth/code", use: sendCode) }
        router.group().add(middleware: TokenMiddleware(authenticator: authenticator))
            .get("api/v2/auth/me", use: me)
            .post("api/v2/auth/logout", use: logOut)
            .post("api/v2/auth/ws-ticket", use: ticket)
    }

    /// Exchanges a verification code for a token. [ACCT-001, ACCT-002]
    @Sendable func login(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let login = try await bodies.value(LoginRequest.self, of: request)
        return try answer.success(try await accounts.login(login), to: request)
    }

    /// Exchanges a refresh token for new tokens. [ACCT-011, ACCT-012]
    @Sendable func refresh(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let refresh = try await bodies.value(RefreshRequest.self, of: request)
        return try answer.success(try await accounts.refresh(refresh), to: request)
    }

    /// Sends a verification code. [ACCT-024]
    @Sendable func sendCode(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let code = try await bodies.value(CodeRequest.self, of: request)
        return try answer.success(try await accounts.sendCode(code), to: request)
    }

    /// Tells whose token it is. [ACCT-015]
    @Sendable func me(_ request: Request, context: ChatRequestContext) async throws -> Response {
        try answer.success(try context.requireAccount().account, to: request)
    }

    /// Ends the grant of the token. [ACCT-016]
    @Sendable func logOut(_ request: Request, context: ChatRequestContext) async throws -> Response {
        try answer.success(try await accounts.logOut(try context.requireToken()), to: request)
    }

    /// Gives a ticket for the socket. [ACCT-022]
    @Sendable func ticket(_ request: Request, context: ChatRequestContext) async throws -> Response {
        try answer.success(try accounts.ticket(for: try context.requireToken()), to: request)
    }
}
