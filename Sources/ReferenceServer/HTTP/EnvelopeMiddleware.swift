import ChatProtocol
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Turns every error into an answer of the protocol.
///
/// - Source: SPEC WIRE-002, WIRE-006, SEC-004.
struct EnvelopeMiddleware: RouterMiddleware {
    let answer: Answer
    /// The routes that this server has.
    let endpoints: [Endpoint]

    func handle(
        _ request: Request, context: ChatRequestContext,
        next: (Request, ChatRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as Refusal {
            return try answer.refusal(refusal, to: request)
        } catch let error as any HTTPResponseError {
            return try response(to: error, request, context)
        } catch is HTTPParserError {
            return try answer.refusal(Refusal(.invalidValue, "the request is not HTTP"), to: request)
        } catch {
            context.logger.error("a request failed", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
            return try answer.refusal(Refusal(.serverFailed), to: request)
        }
    }

    /// What the framework refuses by itself.
    private func response(
        to error: any HTTPResponseError, _ request: Request, _ context: ChatRequestContext
    ) throws -> Response {
        switch error.status {
        case .notFound:
            let path = request.routedPath
            let methods = endpoints.filter { $0.path.match(path) != nil }.map(\.method.rawValue)
            guard !methods.isEmpty else { return try answer.refusal(Refusal(.noSuchPath), to: request) }
            let allowed: HTTPFields = [.allow: methods.joined(separator: ", ")]
            return try answer.refusal(Refusal(.noSuchMethod), headers: allowed, to: request)
        case .contentTooLarge:
            return try answer.refusal(Refusal(.bodyTooLarge), to: request)
        default:
            context.logger.error("a request failed", metadata: ["status": "\(error.status.code)"])
            return try answer.refusal(Refusal(.serverFailed), to: request)
        }
    }
}
