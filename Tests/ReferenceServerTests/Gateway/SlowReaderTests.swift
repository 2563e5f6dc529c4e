import ChatProtocol
import NIOCore
import Testing
import WebSocketTransport

@testable import ReferenceServer

@Suite("A client that does not read", .timeLimit(.minutes(2))) struct SlowReaderTests {
    @Test("is cut off, and nobody else notices")
    func cut() async throws {
        var configuration = ServerConfiguration.test
        configuration.limits.maxBacklogBytes = 65_536
        try await LiveServer.with(configuration) { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let session = try await server.openSession(mei)
            try await server.accept(session, oscar)
            let (sender, stalled) = (try await server.connect(mei), try await server.connect(oscar))
            let socket = stalled.socket
            try await socket.eventLoop.submit { socket.setReading(false) }.get()
            let content = String(repeating: "x", count: 16_000)
            // More than the kernel keeps for a socket that nobody reads from.
            for _ in 0..<800 { try await sender.send(content, to: session) }
            for _ in 0..<800 { _ = try await sender.receive(MessageSentEvent.self) }
            try await socket.eventLoop.submit { socket.setReading(true) }.get()
            let closure = try #require(await stalled.inbox.closure())
            #expect(closure.code == nil)
            #expect(closure.initiator == .transport)
        }
    }
}
