import ChatProtocol
import Hummingbird

/// `/api/v2/chat/sessions`, `…/message`, `…/session/close` and `…/rating`: what a customer does with its own sessions.
struct OwnSessionRoutes: Sendable {
    let commits: GroupCommit
    let desk: DeskService
    let list: SessionListService
    let sender: RestSender
    let bodies: BodyReader
    let answer: Answer

    func add(to router: Router<ChatRequestContext>, authenticator: Authenticator) {
        let group = router.group("api/v2/chat").add(middleware: TokenMiddleware(authenticator: authenticator))
        group.get("sessions", use: sessions)
        group.post("message", use: send)
        group.post("session/close", use: close)
        group.post("session/{sessionId}/rating", use: rate)
    }

    /// Answers one page of the caller's own sessions. [DESK-029]
    @Sendable func sessions(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let page = try request.page(defaultSize: SessionPage.defaultSize)
        return try answer.success(try await list.own(account, page: page), to: request)
    }

    /// Sends a message in the caller's own session. [DESK-026]
    @Sendable func send(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        try sender.rates.admit(account.id)
        let raw = try await bodies.data(of: request)
        let body = try WireCoder.request(CustomerMessageRequest.self, from: raw)
        let sent = try await sender.send(body.message, raw: raw, toOwn: body.sessionId, by: account, request)
        return try answer.success(sent, to: request)
    }

    /// Ends the caller's own session. [DESK-027]
    @Sendable func close(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let body = try await bodies.value(CloseSessionRequest.self, of: request)
        let desk = desk
        return try answer.success(
            try await commits.perform { try desk.close(body, byCustomer: account, $0) }, to: request)
    }

    /// Rates the caller's own session. [DESK-034]
    @Sendable func rate(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let body = try await bodies.value(RatingRequest.self, of: request)
        let id = try context.sessionId()
        let desk = desk
        return try answer.success(
            try await commits.perform { try desk.rate(id, body.score, by: account, $0) }, to: request)
    }
}
