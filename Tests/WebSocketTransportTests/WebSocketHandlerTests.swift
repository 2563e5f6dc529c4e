import NIOCore
import NIOEmbedded
import Testing

@testable import WebSocketTransport

@Suite("WebSocket handler")
struct WebSocketHandlerTests {
    /// A server-side socket over an embedded channel.
    private struct Fixture {
        let channel: EmbeddedChannel
        let socket: WebSocket
        let endpoint: RecordingEndpoint

        init(_ endpoint: RecordingEndpoint = RecordingEndpoint(), maxMessageBytes: Int = 1000) throws {
            let channel = EmbeddedChannel()
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            socket = try WebSocket.install(
                on: channel, role: .server, limits: WebSocketLimits(maxMessageBytes: maxMessageBytes),
                flusher: TickFlusher(eventLoop: channel.eventLoop), endpoint: endpoint)
            self.channel = channel
            self.endpoint = endpoint
        }

        func receive(_ opcode: WebSocketOpcode, _ payload: ByteBuffer, isFinal: Bool = true) throws {
            try channel.writeInbound(
                WebSocketFrameEncoder.frame(opcode, payload: payload, isFinal: isFinal, maskKey: 0x1234_5678))
        }

        /// The frames that went out, as a client decodes them.
        func sent() throws -> [FrameDecoder.Part] {
            channel.embeddedEventLoop.run()
            var decoder = FrameDecoder(role: .client(.random), maxMessageBytes: 1 << 20)
            var parts: [FrameDecoder.Part] = []
            while var bytes = try channel.readOutbound(as: ByteBuffer.self) {
                decoder.resume(with: &bytes)
                while let part = try decoder.next(&bytes) { parts.append(part) }
            }
            return parts
        }

        func text(_ string: String) -> FrameDecoder.Part {
            .data(isText: true, payload: ByteBuffer(string: string), endsMessage: true)
        }
    }

    @Test("opens at once, echoes, and flushes once at the end of the tick")
    func echoes() throws {
        let fixture = try Fixture(.echo())
        try fixture.receive(.text, ByteBuffer(string: "a"))
        try fixture.receive(.text, ByteBuffer(string: "b"))
        #expect(try fixture.channel.readOutbound(as: ByteBuffer.self) == nil)
        #expect(fixture.socket.pendingBytes == 6)
        #expect(try fixture.sent() == [fixture.text("a"), fixture.text("b")])
        #expect(fixture.socket.pendingBytes == 0)
        #expect(fixture.endpoint.events == ["opened", "text a", "text b"])
    }

    @Test("delivers a fragmented message once and answers a ping between its fragments")
    func joinsFragments() throws {
        let fixture = try Fixture()
        try fixture.receive(.text, ByteBuffer(string: "on"), isFinal: false)
        try fixture.receive(.ping, ByteBuffer(string: "p"))
        try fixture.receive(.continuation, ByteBuffer(string: "e"))
        try fixture.receive(.pong, ByteBuffer(string: "q"))
        try fixture.receive(.binary, ByteBuffer(repeating: 1, count: 9))
        #expect(fixture.endpoint.events == ["opened", "ping", "text one", "pong q", "binary 9"])
        #expect(try fixture.sent() == [.control(.pong, payload: ByteBuffer(string: "p"))])
    }

    @Test("answers bad UTF-8 by 1007 before the frame is complete, and delivers nothing more")
    func failsFast() throws {
        let fixture = try Fixture()
        let bytes = WebSocketFrameEncoder.client(text: ByteBuffer(repeating: 0xFF, count: 100), maskKey: 0x0102_0304)
        let part = try #require(bytes.getSlice(at: 0, length: 20))
        try fixture.channel.writeInbound(part)
        #expect(fixture.endpoint.closure?.violation == .invalidUTF8)
        try fixture.receive(.text, ByteBuffer(string: "late"))
        #expect(fixture.endpoint.events == ["opened", "closed"])
        guard case .control(.close, let payload) = try fixture.sent().first else {
            Issue.record("no close frame")
            return
        }
        #expect(try ClosePayload.parse(payload).code == 1007)
        #expect(!fixture.channel.isActive)
    }

    @Test("refuses a declared length above the limit by 1009")
    func refusesLength() throws {
        let fixture = try Fixture()
        try fixture.channel.writeInbound(ByteBuffer(bytes: [0x81, 0xFE, 0x03, 0xE9, 1, 2, 3, 4]))
        #expect(fixture.endpoint.closure?.sentCode == 1009)
    }

    @Test("answers the peer's close with its code and closes TCP")
    func answersClose() throws {
        let fixture = try Fixture()
        try fixture.receive(.close, ClosePayload(code: 4001, reason: "off").encoded())
        let closure = WebSocketClosure(code: 4001, reason: "off", initiator: .peer, sentCode: 4001)
        #expect(fixture.endpoint.closure == closure)
        #expect(try fixture.sent() == [.control(.close, payload: ClosePayload(code: 4001).encoded())])
        #expect(!fixture.channel.isActive)
        #expect(fixture.endpoint.events == ["opened", "closed"])
    }

    @Test("waits for the peer's close, discards its messages, and gives up after the timeout")
    func closesLocally() throws {
        let fixture = try Fixture()
        fixture.socket.close(code: 1001, reason: "restart")
        fixture.socket.send(text: "dropped")
        try fixture.receive(.text, ByteBuffer(string: "in flight"))
        #expect(try fixture.sent().count == 1)
        #expect(fixture.endpoint.events == ["opened"])
        fixture.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(fixture.endpoint.closure == WebSocketClosure(initiator: .local, sentCode: 1001))
        #expect(!fixture.channel.isActive)
    }

    @Test("flushes what was written before a cut and sends no close frame")
    func cuts() throws {
        let fixture = try Fixture()
        fixture.socket.send(text: "last")
        fixture.socket.cut()
        #expect(fixture.endpoint.closure == WebSocketClosure(initiator: .local))
        #expect(try fixture.sent() == [fixture.text("last")])
    }

    @Test("ends on half-closure, which is how a FIN shows with half-closure allowed")
    func endsOnHalfClosure() throws {
        let fixture = try Fixture()
        fixture.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(fixture.endpoint.closure == WebSocketClosure(initiator: .transport))
        #expect(!fixture.channel.isActive)
    }

    @Test("closes with 1001 when the server quiesces")
    func quiesces() throws {
        let fixture = try Fixture()
        fixture.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(try fixture.sent() == [.control(.close, payload: ClosePayload(code: 1001).encoded())])
    }

    @Test("answers only the last ping of a peer that does not read")
    func holdsPongs() throws {
        let fixture = try Fixture()
        fixture.channel.isWritable = false
        fixture.channel.pipeline.fireChannelWritabilityChanged()
        for index in 0..<100 { try fixture.receive(.ping, ByteBuffer(string: "\(index)")) }
        #expect(fixture.socket.pendingBytes == 0)
        fixture.channel.isWritable = true
        fixture.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try fixture.sent() == [.control(.pong, payload: ByteBuffer(string: "99"))])
        #expect(fixture.endpoint.events.first { $0.hasPrefix("writable") } == "writable false")
    }

    @Test("reports the end exactly once, whatever else happens")
    func reportsOnce() throws {
        let fixture = try Fixture()
        fixture.channel.pipeline.fireErrorCaught(ChannelError.inappropriateOperationForState)
        fixture.socket.cut()
        fixture.socket.close(code: 1000)
        _ = try fixture.channel.finish(acceptAlreadyClosed: true)
        #expect(fixture.endpoint.events == ["opened", "closed"])
        #expect(fixture.endpoint.closure?.initiator == .transport)
        #expect(fixture.endpoint.closure?.transportError != nil)
    }
}
