import ChatProtocol
import Hummingbird

/// What the server says about itself, and what it offers to tests.
struct OperationRoutes: Sendable {
    let accounts: AccountService
    let capabilities: Capabilities
    let bodies: BodyReader
    let answer: Answer

    func add(to router: Router<ChatRequestContext>) {
        router.get("api/v2/capabilities", use: describe)
        if capabilities.testing?.accounts == true {
            router.post("api/v2/testing/accounts", use: makeAccount)
        }
        if capabilities.testing?.accountChanges == true {
            router.patch("api/v2/testing/accounts/:userId", use: changeAccount)
        }
    }

    /// Describes the server. [OPS-001]
    @Sendable func describe(_ request: Request, context: ChatRequestContext) async throws -> Response {
        try answer.success(capabilities, to: request)
    }

    /// Makes an account for a test. [OPS-003]
    @Sendable func makeAccount(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let body = try await bodies.data(of: request)
        let wanted =
            body.isEmpty ? TestingAccountRequest() : try WireCoder.request(TestingAccountRequest.self, from: body)
        return try answer.success(try await accounts.makeForTest(wanted), status: .created, to: request)
    }

    /// Changes an account for a test. [OPS-004]
    @Sendable func changeAccount(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let change = try await bodies.value(AccountChangeRequest.self, of: request)
        guard let id = context.parameters.get("userId").flatMap(Int64.init).flatMap(UserID.init(rawValue:)) else {
            throw Refusal(.notFound, "there is no such account")
        }
        return try answer.success(try await accounts.change(id, change), to: request)
    }
}
