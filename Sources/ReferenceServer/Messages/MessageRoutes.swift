import ChatProtocol
import Hummingbird

/// `/api/v2/admin/chat/sessions/{sessionId}/messages`: what operators read and say by REST.
struct MessageRoutes: Sendable {
    let sender: RestSender
    let history: HistoryService
    let bodies: BodyReader
    let answer: Answer

    func add(to router: Router<ChatRequestContext>) {
        let group = router.group("api/v2/admin/chat/sessions/{sessionId}/messages")
        group.get("", use: list)
        group.post("", use: send)
    }

    /// Answers one part of a session's history. [MSG-017, MSG-021]
    @Sendable func list(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let part = try request.historyPart()
        let messages = try await history.messages(of: context.sessionId(), for: account, part)
        return try answer.success(messages, to: request)
    }

    /// Sends a message. [MSG-015, MSG-016]
    @Sendable func send(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        try sender.rates.admit(account.id)
        let raw = try await bodies.data(of: request)
        let message = try WireCoder.request(SendMessageRequest.self, from: raw)
        let session = try context.sessionId()
        return try answer.success(
            try await sender.send(message, raw: raw, to: session, by: account, request), to: request)
    }
}
