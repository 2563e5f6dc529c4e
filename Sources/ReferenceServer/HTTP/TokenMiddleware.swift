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
        context.account = try await authenticator.account(for: request)
        return try await next(request, context)
    }
}
