import ChatProtocol
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Puts what routes and rules say into the envelope; every answer of the server is made here.
///
/// - Source: SPEC WIRE-001, WIRE-002.
struct Answer: Sendable {
    let clock: any ServerClock
    let stage: any AnswerStage
    let decisions: any Decisions

    func success(
        _ payload: some Codable & Hashable & Sendable, status: HTTPResponse.Status = .ok, to request: Request
    ) throws -> Response {
        let body = try WireCoder.encode(Envelope(payload, timestamp: clock.now()))
        return response(status.code, body, [:], to: request)
    }

    func refusal(_ refusal: Refusal, headers: HTTPFields = [:], to request: Request) throws -> Response {
        var headers = headers
        // Codes of the socket alone have no status: none of them can come from a route.
        let status = refusal.code.httpStatus ?? 500
        if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        if let wait = refusal.retryAfterMs { headers[.retryAfter] = String(max(1, (wait + 999) / 1000)) }
        let body = try WireCoder.encode(RefusalEnvelope(refusal, timestamp: clock.now()))
        return response(status, body, headers, to: request)
    }

    /// An answer outside of `/api` that the protocol gives no code: only HTTP's own status counts.
    func status(_ status: HTTPResponse.Status, headers: HTTPFields) -> Response {
        Response(status: status, headers: headers)
    }

    private func response(_ status: Int, _ body: Data, _ headers: HTTPFields, to request: Request) -> Response {
        let outgoing = stage.outgoing(
            OutgoingAnswer(
                method: request.method.rawValue, path: request.uri.path, status: status, body: body))
        var headers = headers
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        if decisions.forbidsSniffing() { headers[.xContentTypeOptions] = "nosniff" }
        let response = Response(
            status: HTTPResponse.Status(code: outgoing.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: outgoing.body)))
        return request.method == .head ? response.createHeadResponse() : response
    }
}
