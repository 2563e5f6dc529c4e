import ChatProtocol
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads every body as far as the limit allows, also where nobody asks for one.
///
/// - Source: SPEC WIRE-029.
struct BodyLimitMiddleware: RouterMiddleware {
    /// - Units: bytes.
    let maxBytes: Int

    func handle(
        _ request: Request, context: ChatRequestContext,
        next: (Request, ChatRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil else {
            return try await next(request, context)
        }
        // What is announced too long is not even begun.
        if let text = request.headers[.contentLength], let length = Int(text), length > maxBytes {
            throw Refusal(.bodyTooLarge)
        }
        var request = request
        do {
            _ = try await request.collectBody(upTo: maxBytes)
        } catch is NIOTooManyBytesError {
            throw Refusal(.bodyTooLarge)
        }
        return try await next(request, context)
    }
}
