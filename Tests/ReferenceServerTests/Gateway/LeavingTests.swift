import ChatProtocol
import NIOCore
import Testing
import WebSocketTransport

@testable import ReferenceServer

@Suite("A connection that the server closes", .timeLimit(.minutes(1))) struct LeavingTests {
    @Test("counts as gone at once, also when its client answers no close frame: events wait for the next [WIRE-050]")
    func unanswered() async throws {
        var configuration = ServerConfiguration.test
        // One loop, so that what is read together is carried out together.
        configuration.eventLoopCount = 1
        try await LiveServer.with(configuration) { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let session = try await server.openSession(mei)
            try await server.accept(session, oscar)
            let (phone, desktop) = (try await server.connect(mei), try await server.connect(oscar))
            let socket = phone.socket
            let message = ClientFrame(
                .chatMessage(ChatMessageCommand(sessionId: session, message: SendMessageRequest(content: "last"))))
            let text = String(decoding: try WireCoder.encode(message), as: UTF8.self)
            try await socket.eventLoop.submit {
                // It sees no close frame, and so answers none.
                socket.setReading(false)
                socket.send(text: text)
                socket.send(binary: ByteBuffer(string: "x"))
            }.get()
            // The binary message came with this one.
            _ = try await desktop.receive(NewMessageEvent.self)
            try await desktop.send("for the next connection", to: session)
            let next = try await server.connect(mei)
            #expect(try await next.receive(NewMessageEvent.self).data.content == "for the next connection")
            try await socket.eventLoop.submit { socket.setReading(true) }.get()
            #expect(await phone.inbox.closure()?.code == 1003)
        }
    }
}
