import ChatProtocol
import Logging
import Testing

@testable import ReferenceServer

@Suite("The log", .timeLimit(.minutes(2))) struct LogTests {
    @Test("has no tokens, codes, numbers or contents in it, at any level [SEC-005]")
    func secrets() async throws {
        let lines = RecordingLogHandler.Lines()
        let logger = Logger(label: "test", factory: { _ in RecordingLogHandler(lines: lines) })
        let server = try ReferenceServer(configuration: .test, logger: logger)
        let live = LiveServer(server: server, address: try await server.start())
        let login = try await live.post(
            "/api/v2/auth/login", body: #"{"mobile": "13612227930", "verificationCode": "123456"}"#, LoginResponse.self)
        let session = try await live.openSession(login.token)
        let phone = try await live.connect(login.token)
        try await phone.send("a word in confidence", tempId: "t", to: session)
        _ = try await phone.receive(MessageSentEvent.self)
        try await phone.send("another word in confidence", tempId: "t", to: session)
        _ = try await phone.receive(ErrorEvent.self)
        await #expect(throws: TestSocket.Refused.self) { try await live.connect("\(login.token)altered") }
        let ticket = try await live.post("/api/v2/auth/ws-ticket", token: login.token, TicketResponse.self).ticket
        let refreshToken = try #require(login.refreshToken)
        let again = #"{"refreshToken": "\#(refreshToken)"}"#
        let refreshed = try await live.post("/api/v2/auth/refresh", body: again, RefreshResponse.self)
        await #expect(throws: Refusal(.tokenInvalid)) {
            try await live.post("/api/v2/auth/refresh", body: again, RefreshResponse.self)
        }
        _ = try await live.post("/api/v2/auth/code", body: #"{"mobile": "13612227930"}"#, CodeResponse.self)
        await server.shutdown()
        #expect(!lines.all.isEmpty)
        let secrets = [login.token, refreshToken, refreshed.token, refreshed.refreshToken, ticket, "123456"]
        for secret in secrets + ["13612227930", "word in confidence", "/ws?"] {
            #expect(lines.all.filter { $0.contains(secret) } == [])
        }
    }
}
