import Hummingbird

/// Lets only requests with a valid token reach the routes it stands before.
///
/// - Source: SPEC ACCT-004, ACCT-005.
struct TokenMiddleware: RouterMiddleware {
    let authenticator: Authenticator

    func handle(
        _ request: Request, context: ChatRequestContext,
        next: (Request, ChatRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let (account, token) = try await authenticator.holder(for: request)
        context.account = account
        context.token = token
        return try await next(request, context)
    }
}
