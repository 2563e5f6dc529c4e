import ChatProtocol
import HTTPTypes
import Hummingbird

/// `/api/v2/admin/chat/sessions/{sessionId}/messages`: what operators read and say by REST.
struct MessageRoutes: Sendable {
    private static let idempotencyKey = HTTPField.Name("Idempotency-Key")

    let commits: GroupCommit
    let messages: MessageService
    let history: HistoryService
    let decisions: any Decisions
    let bodies: BodyReader
    let answer: Answer

    func add(to router: Router<ChatRequestContext>) {
        let group = router.group("api/v2/admin/chat/sessions/{sessionId}/messages")
        group.get("", use: list)
        group.post("", use: send)
    }

    /// Answers one page of a session's history, newest first. [MSG-017]
    @Sendable func list(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let page = try request.page(defaultSize: MessagePage.defaultSize)
        let messages = try await history.messages(of: context.sessionId(), for: account, page: page)
        return try answer.success(messages, to: request)
    }

    /// Sends a message. [MSG-015, MSG-016]
    @Sendable func send(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let raw = try await bodies.data(of: request)
        let key = decisions.respectsIdempotencyKey() ? Self.idempotencyKey.flatMap { request.headers[$0] } : nil
        let message = try WireCoder.request(SendMessageRequest.self, from: raw).named(byIdempotencyKey: key)
        let draft = MessageDraft(
            sessionId: try context.sessionId(), senderId: account.id, content: message.content,
            messageType: message.messageType, tempMessageId: message.tempMessageId)
        let messages = messages
        let outcome = try await commits.perform { unit in
            try messages.send(draft, by: account, raw: raw, through: nil, unit)
        }
        let sent = SentMessage(
            messageId: outcome.message.id, timestamp: outcome.message.createdAt, seq: outcome.message.seq,
            tempMessageId: outcome.message.tempMessageId, duplicate: outcome.isDuplicate)
        return try answer.success(sent, to: request)
    }
}
