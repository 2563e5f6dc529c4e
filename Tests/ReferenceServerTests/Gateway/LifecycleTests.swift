import ChatProtocol
import Foundation
import Logging
import NIOConcurrencyHelpers
import Testing
import WebSocketTransport

@testable import ReferenceServer

@Suite("Starting and stopping", .timeLimit(.minutes(2))) struct LifecycleTests {
    private let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    @Test("a server that stops closes every socket with 1001")
    func goingAway() async throws {
        let server = try ReferenceServer(configuration: .test, logger: logger)
        let live = LiveServer(server: server, address: try await server.start())
        let sockets = try await [live.connect(live.token(.user)), live.connect(live.token(.operator))]
        await server.shutdown()
        for socket in sockets { #expect(await socket.inbox.closure()?.code == 1001) }
    }

    @Test("a server does not end before the last connection has gone [WIRE-026]")
    func endsWithTheLast() async throws {
        let goodbyes = LateGoodbyes()
        let server = try ReferenceServer(
            configuration: .test, seams: ServerSeams(decisions: goodbyes), logger: logger)
        let live = LiveServer(server: server, address: try await server.start())
        let token = try await live.token(.user)
        var sockets: [TestSocket] = []
        for _ in 0..<4 { sockets.append(try await live.connect(token)) }
        await server.shutdown()
        #expect(goodbyes.count.withLockedValue { $0 } == 4)
        for socket in sockets { #expect(await socket.inbox.closure()?.code == 1001) }
    }

    @Test("messages, temporary ids and tokens outlive the server [MSG-002, MSG-008]")
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
        }
        var configuration = ServerConfiguration.test
        configuration.databasePath = folder.appendingPathComponent("chat.sqlite").path
        var kept: (token: String, session: SessionID, message: MessageID)?
        try await LiveServer.with(configuration) { server in
            let token = try await server.token(.user)
            let session = try await server.openSession(token)
            let phone = try await server.connect(token)
            try await phone.send("hello", tempId: "t", to: session)
            kept = (token, session, try await phone.receive(MessageSentEvent.self).data.messageId)
        }
        let (token, session, message) = try #require(kept)
        try await LiveServer.with(configuration) { server in
            let phone = try await server.connect(token)
            try await phone.send("hello", tempId: "t", to: session)
            let answer = try await phone.receive(MessageSentEvent.self).data
            #expect(answer.messageId == message)
            #expect(answer.duplicate)
            try await phone.send("more", to: session)
            #expect(try await phone.receive(MessageSentEvent.self).data.seq == 2)
        }
    }

    @Test("a client that does not read its answers delays a stop for a while only")
    func unreadAnswers() async throws {
        var configuration = ServerConfiguration.test
        configuration.limits.stopMs = 500
        let server = try ReferenceServer(configuration: configuration, logger: logger)
        let raw = try await RawConnection.open(try await server.start(), receiveBufferBytes: 4096)
        try await raw.stopReading()
        // More requests than both kernels keep, once the server waits for its answers to be taken.
        let request = "GET /api/v2/capabilities HTTP/1.1\r\nHost: x\r\n\r\n"
        raw.send(String(repeating: request, count: 400_000))
        #expect(try await raw.isHeldUp())
        let began = ContinuousClock.now
        await server.shutdown()
        #expect(ContinuousClock.now - began < .seconds(8))
        try await raw.close()
    }

    @Test("a port in use is said so, with the remedy")
    func portInUse() async throws {
        try await LiveServer.with { first in
            var configuration = ServerConfiguration.test
            configuration.port = first.address.port
            let second = try ReferenceServer(configuration: configuration, logger: logger)
            await #expect(throws: ServerError.portInUse(host: "127.0.0.1", port: first.address.port)) {
                try await second.start()
            }
        }
    }

    @Test("a database that cannot be opened is said so, with the path")
    func database() async throws {
        var configuration = ServerConfiguration.test
        configuration.databasePath = "/nowhere/at/all.sqlite"
        let server = try ReferenceServer(configuration: configuration, logger: logger)
        let error = await #expect(throws: ServerError.self) { try await server.start() }
        guard case .database("/nowhere/at/all.sqlite", _) = error else {
            Issue.record("\(String(describing: error)) is not about the database")
            return
        }
    }

    @Test("a server starts once")
    func once() async throws {
        try await LiveServer.with { live in
            await #expect(throws: ServerError.alreadyStarted) { try await live.server.start() }
        }
    }

    @Test("several servers run in one process, each with its own loops")
    func several() async throws {
        var configuration = ServerConfiguration.test
        configuration.eventLoopCount = 2
        try await LiveServer.with(configuration) { first in
            try await LiveServer.with(configuration) { second in
                #expect(first.address != second.address)
                let token = try await first.token(.user)
                _ = try await first.connect(token)
                await #expect(throws: TestSocket.Refused.self) { try await second.connect(token) }
            }
        }
    }
}

/// Takes its time with every connection, as a busy machine does.
private struct LateGoodbyes: Decisions {
    let count = NIOLockedValueBox(0)

    func goodbye() -> CloseCode {
        Thread.sleep(forTimeInterval: 0.2)
        count.withLockedValue { $0 += 1 }
        return .goingAway
    }
}
