import ChatProtocol
import HTTPTypes
import Hummingbird

/// Tells browsers which pages may read the answers.
///
/// It stands before everything else, so that refusals can be read too.
///
/// - Source: SPEC WIRE-040; the Fetch standard, chapter 3.2.
struct OriginMiddleware: RouterMiddleware {
    private static let requestedMethod = HTTPField.Name("Access-Control-Request-Method")
    private static let allowedHeaders = "Authorization, Content-Type, Idempotency-Key"

    let rule: OriginRule
    /// The routes that this server has.
    let endpoints: [Endpoint]

    func handle(
        _ request: Request, context: ChatRequestContext,
        next: (Request, ChatRequestContext) async throws -> Response
    ) async throws -> Response {
        guard rule.allowed != nil else { return try await next(request, context) }
        guard let origin = request.headers[.origin], rule.isListed(origin) else {
            var response = try await next(request, context)
            response.headers[.vary] = "Origin"
            return response
        }
        var response: Response
        if let preflight = preflight(request) {
            response = preflight
        } else {
            response = try await next(request, context)
        }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = "Retry-After"
        response.headers[.vary] = "Origin"
        return response
    }

    /// The answer to a browser that asks before it sends the request itself; nil for everything else.
    private func preflight(_ request: Request) -> Response? {
        guard request.method == .options, let name = Self.requestedMethod, request.headers[name] != nil else {
            return nil
        }
        let methods = endpoints.methods(of: request.routedPath)
        guard !methods.isEmpty else { return nil }
        return Response(
            status: .noContent,
            headers: [
                .accessControlAllowMethods: methods.joined(separator: ", "),
                .accessControlAllowHeaders: Self.allowedHeaders, .accessControlMaxAge: "600",
            ])
    }
}

extension [Endpoint] {
    /// The methods that a path has.
    func methods(of path: String) -> [String] {
        filter { $0.path.match(path) != nil }.map(\.method.rawValue)
    }
}
