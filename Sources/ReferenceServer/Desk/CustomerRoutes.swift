import ChatProtocol
import Foundation
import Hummingbird

/// `/api/v2/chat…`: what a customer does by REST.
struct CustomerRoutes: Sendable {
    let commits: GroupCommit
    let desk: DeskService
    let history: HistoryService
    let bodies: BodyReader
    let answer: Answer

    func add(to router: Router<ChatRequestContext>, authenticator: Authenticator) {
        let group = router.group("api/v2/chat").add(middleware: TokenMiddleware(authenticator: authenticator))
        group.post("session", use: open)
        group.get("history", use: messages)
    }

    /// Opens the caller's session, or finds the one that is open. [DESK-001, DESK-002]
    @Sendable func open(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let body = try await bodies.data(of: request)
        let wanted = body.isEmpty ? OpenSessionRequest() : try WireCoder.request(OpenSessionRequest.self, from: body)
        let desk = desk
        let session = try await commits.perform { try desk.open(wanted, by: account, $0) }
        return try answer.success(session, status: session.isNew ? .created : .ok, to: request)
    }

    /// Answers one part of the history of the caller's own session. [MSG-017, MSG-021, DESK-013]
    @Sendable func messages(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        guard let text = request.query("sessionId") else { throw Refusal(.missingValue, "sessionId is missing") }
        let part = try request.historyPart()
        guard let id = SessionID(rawValue: text) else { throw Refusal(.notFound) }
        return try answer.success(try await history.messages(of: id, for: account, part), to: request)
    }
}
