import ChatProtocol
import Hummingbird

/// Keeps everybody but operators from everything below `/api/v2/admin`, also from what does not exist there.
///
/// It stands before the whole router, so that an unknown path is not told apart from a known one.
///
/// - Source: SPEC ACCT-007.
struct OperatorMiddleware: RouterMiddleware {
    private static let root = "/api/v2/admin"

    let authenticator: Authenticator
    let decisions: any Decisions

    func handle(
        _ request: Request, context: ChatRequestContext,
        next: (Request, ChatRequestContext) async throws -> Response
    ) async throws -> Response {
        let path = request.routedPath
        guard path == Self.root || path.hasPrefix(Self.root + "/") else { return try await next(request, context) }
        let account = try await authenticator.account(for: request)
        guard decisions.mayUseOperatorRoutes(account.role) else { throw Refusal(.operatorsOnly) }
        var context = context
        context.account = account
        return try await next(request, context)
    }
}
