import ChatProtocol
import Hummingbird

/// `/api/v2/admin/chat/sessions…`: the operators' list, and a session's life.
struct DeskRoutes: Sendable {
    let commits: GroupCommit
    let desk: DeskService
    let list: SessionListService
    let bodies: BodyReader
    let answer: Answer

    func add(to router: Router<ChatRequestContext>) {
        let group = router.group("api/v2/admin/chat/sessions")
        group.get("", use: sessions)
        group.post("{sessionId}/accept", use: accept)
        group.post("{sessionId}/transfer", use: transfer)
        group.post("{sessionId}/close", use: close)
    }

    /// Answers one page of sessions, newest activity first. [DESK-015, DESK-016]
    @Sendable func sessions(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let filter = try SessionFilter(query: request.query("status"))
        let page = try request.page(defaultSize: SessionPage.defaultSize)
        return try answer.success(try await list.sessions(filter, for: account, page: page), to: request)
    }

    /// Makes the caller the owner of a waiting session. [DESK-004, DESK-005]
    @Sendable func accept(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let id = try context.sessionId()
        let desk = desk
        return try answer.success(
            try await commits.perform { try desk.accept(id, by: account, $0) }, to: request)
    }

    /// Gives a session to another operator. [DESK-030, DESK-031]
    @Sendable func transfer(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let body = try await bodies.value(TransferRequest.self, of: request)
        let id = try context.sessionId()
        let desk = desk
        return try answer.success(
            try await commits.perform { try desk.transfer(id, to: body.adminId, by: account, $0) }, to: request)
    }

    /// Ends a session. [DESK-010, DESK-011]
    @Sendable func close(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        let id = try context.sessionId()
        let desk = desk
        return try answer.success(
            try await commits.perform { try desk.close(id, by: account, $0) }, to: request)
    }
}
