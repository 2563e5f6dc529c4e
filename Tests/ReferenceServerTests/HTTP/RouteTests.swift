import ChatProtocol
import HTTPTypes
import Testing

@testable import ReferenceServer

@Suite("What the REST side answers") struct RouteTests {
    @Test("a login with the same account for the same number [ACCT-001, ACCT-003]")
    func login() async throws {
        try await RouterBench.with { bench in
            func user(_ mobile: String) async throws -> Account? {
                let body = #"{"mobile": "\#(mobile)", "verificationCode": "123456"}"#
                return try await bench.call(.post, "/api/v2/auth/login", body: body).data(LoginResponse.self)?.user
            }
            let first = try await user("13612227930")
            #expect(first?.role == .user)
            #expect(try await user("13612227930") == first)
            #expect(try await user("+13612227930")?.userId != first?.userId)
            #expect(first?.nickname.contains("13612227930") == false)
        }
    }

    @Test("a session, new and again, with and without a body [DESK-001, DESK-002]")
    func sessions() async throws {
        try await RouterBench.with { bench in
            let token = try await bench.token(.visitor)
            let first = try await bench.call(
                .post, "/api/v2/chat/session", token: token, body: #"{"source": "web", "priority": 9, "more": 1}"#)
            #expect(first.status == 201)
            let opened = try #require(try first.data(OpenedSession.self))
            #expect(opened.source == "web")
            #expect(opened.priority == 9)
            let second = try await bench.call(.post, "/api/v2/chat/session", token: token)
            #expect(second.status == 200)
            #expect(try second.data(OpenedSession.self)?.sessionId == opened.sessionId)
        }
    }

    @Test("a message by REST, once for one key [MSG-016]")
    func idempotency() async throws {
        try await RouterBench.with { bench in
            let session = try await bench.openSession(try await bench.token(.user))
            let token = try await bench.token(.operator)
            let path = "/api/v2/admin/chat/sessions/\(session)/messages"
            let name = try #require(HTTPField.Name("Idempotency-Key"))
            let first = try await bench.call(
                .post, path, token: token, headers: [name: "k.1"], body: #"{"content": "hi"}"#)
            let again = try await bench.call(
                .post, path, token: token, body: #"{"content": "hi", "tempMessageId": "k.1"}"#)
            let sent = try #require(try first.data(SentMessage.self))
            #expect(sent.tempMessageId?.rawValue == "k.1")
            #expect(sent.duplicate == false)
            let repeated = try #require(try again.data(SentMessage.self))
            #expect(repeated.messageId == sent.messageId)
            #expect(repeated.duplicate == true)
            let contradiction = try await bench.call(
                .post, path, token: token, headers: [name: "k.1"], body: #"{"content": "hi", "tempMessageId": "k.2"}"#)
            #expect(try contradiction.code == 2002)
        }
    }

    @Test("the history in pages, newest first, read by both sides alike [MSG-017, MSG-018, DESK-019]")
    func history() async throws {
        try await RouterBench.with { bench in
            let customer = try await bench.token(.user)
            let session = try await bench.openSession(customer)
            let token = try await bench.token(.operator)
            let path = "/api/v2/admin/chat/sessions/\(session)/messages"
            for number in 1...5 {
                _ = try await bench.call(.post, path, token: token, body: #"{"content": "\#(number)"}"#)
            }
            let mine = try await bench.call(
                .get, "/api/v2/chat/history?sessionId=\(session)&page=2&pageSize=2", token: customer
            ).data(MessagePage.self)
            let theirs = try await bench.call(.get, "\(path)?page=2&pageSize=2", token: token).data(MessagePage.self)
            #expect(mine == theirs)
            #expect(mine?.messages.map(\.content) == ["3", "2"])
            #expect(mine?.messages.map(\.status) == [.sent, .sent])
            #expect(mine?.totalCount == 5)
            let next = mine?.messages.last?.messageId
            #expect(
                mine?.pagination
                    == MessagePagination(currentPage: 2, pageSize: 2, totalPages: 3, hasMore: true, next: next))
            let beyond = try await bench.call(.get, "\(path)?page=99999999999999999999", token: token)
            #expect(try beyond.data(MessagePage.self)?.messages == [])
        }
    }

    @Test("the list of sessions by newest activity and status [DESK-015 to DESK-017]")
    func list() async throws {
        try await RouterBench.with(seams: ServerSeams(clock: TickingClock())) { bench in
            let older = try await bench.openSession(try await bench.token(.user))
            let newer = try await bench.openSession(try await bench.token(.user))
            let token = try await bench.token(.operator)
            func list(_ query: String) async throws -> [SessionItem] {
                let reply = try await bench.call(.get, "/api/v2/admin/chat/sessions\(query)", token: token)
                return try reply.data(SessionPage.self)?.sessions ?? []
            }
            #expect(try await list("").map(\.sessionId) == [newer, older])
            _ = try await bench.call(
                .post, "/api/v2/admin/chat/sessions/\(older)/messages", token: token, body: #"{"content": "hi"}"#)
            #expect(try await list("?status=all").map(\.sessionId) == [older, newer])
            #expect(try await list("?status=pending").map(\.sessionId) == [newer])
            #expect(try await list("?status=active").map(\.sessionId) == [older])
            #expect(try await list("?status=closed") == [])
            let item = try #require(try await list("?status=active").first)
            #expect(item.lastMessage?.content == "hi")
            #expect(item.messageCount == 1)
            #expect(item.unreadCount == 0)
            #expect(!item.isOnline)
        }
    }

    /// Every look at it is a second later.
    private struct TickingClock: ServerClock {
        private let clock = ManualClock()

        func now() -> Timestamp {
            clock.advance(1000)
            return clock.now()
        }
    }
}
