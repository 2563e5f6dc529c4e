import ChatProtocol
import Hummingbird

/// `/api/v2/auth…`: decode, delegate, encode, and nothing else.
struct AccountRoutes: Sendable {
    let accounts: AccountService
    let bodies: BodyReader
    let answer: Answer

    func add(to router: Router<ChatRequestContext>) {
        router.post("api/v2/auth/login", use: login)
    }

    /// Exchanges a verification code for a token. [ACCT-001, ACCT-002]
    @Sendable func login(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let login = try await bodies.value(LoginRequest.self, of: request)
        return try answer.success(try await accounts.login(login), to: request)
    }
}
