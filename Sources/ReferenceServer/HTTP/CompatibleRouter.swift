import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Stands before the router and leads both spellings of a path to the same route, so that whatever judges a request by its
/// path sees only one.
///
/// - Source: SPEC DESK-025.
struct CompatibleRouter: HTTPResponder {
    typealias Context = ChatRequestContext

    let router: RouterResponder<ChatRequestContext>
    let decisions: any Decisions

    func respond(to request: Request, context: ChatRequestContext) async throws -> Response {
        guard let written = request.head.path else { return try await router.respond(to: request, context: context) }
        let path = decisions.routedPath(CompatiblePath(written))
        guard path.routed != written else { return try await router.respond(to: request, context: context) }
        var head = request.head
        head.path = path.routed
        return try await router.respond(to: Request(head: head, body: request.body), context: context)
    }
}
