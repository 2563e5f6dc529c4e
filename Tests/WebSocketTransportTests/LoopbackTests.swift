import NIOCore
import NIOHTTP1
import NIOPosix
import Testing
import WebSocketTransport

@Suite("client and server over a socket")
struct LoopbackTests {
    private let client: WebSocketClient

    init() throws {
        client = try WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
    }

    private func request(_ server: TestServer, target: String = "/ws", headers: HTTPHeaders = [:]) -> ConnectRequest {
        ConnectRequest(
            host: "127.0.0.1", port: server.port, target: target, headers: headers, timeout: .seconds(20))
    }

    @Test("echoes texts of every length class in both roles and closes cleanly", .timeLimit(.minutes(1)))
    func echoes() async throws {
        let serverEnd = AsyncStream.makeStream(of: WebSocketClosure.self)
        let server = try await TestServer.webSocket {
            RecordingEndpoint(
                onText: { text, socket in socket.send(text: text) }, onClose: { serverEnd.continuation.yield($0) })
        }
        let texts = [0, 124, 126, 65_534, 65_536, 300_000].map { String(repeating: "é", count: $0 / 2) }
        let clientEnd = AsyncStream.makeStream(of: WebSocketClosure.self)
        let endpoint = RecordingEndpoint(
            onOpen: { socket in for text in texts { socket.send(text: text) } },
            onText: { text, socket in
                if text.utf8.count == 300_000 { socket.close(code: 4000, reason: "done") }
            },
            onClose: { clientEnd.continuation.yield($0) })
        let outcome = try await client.connect(request(server)) { _ in endpoint }
        guard case .open = outcome else {
            Issue.record("not opened: \(outcome)")
            return
        }
        let closure = WebSocketClosure(code: 4000, initiator: .local, sentCode: 4000)
        #expect(await clientEnd.stream.first { _ in true } == closure)
        let expected = WebSocketClosure(code: 4000, reason: "done", initiator: .peer, sentCode: 4000)
        #expect(await serverEnd.stream.first { _ in true } == expected)
        let echoed = endpoint.events.filter { $0.hasPrefix("text ") }
        // Compared outside the macro, which would print a megabyte.
        let isEqual = echoed == texts.map { "text \($0)" }
        #expect(isEqual)
        try await server.stop()
    }

    @Test("hears 1009 from a server although it goes on sending an oversized message", .timeLimit(.minutes(1)))
    func hearsTooBig() async throws {
        let server = try await TestServer.webSocket(limits: WebSocketLimits(maxMessageBytes: 1000)) {
            RecordingEndpoint.echo()
        }
        let end = AsyncStream.makeStream(of: WebSocketClosure.self)
        let endpoint = RecordingEndpoint(
            onOpen: { socket in socket.send(binary: ByteBuffer(repeating: 7, count: 2_000_000)) },
            onClose: { end.continuation.yield($0) })
        _ = try await client.connect(request(server)) { _ in endpoint }
        let closure = await end.stream.first { _ in true }
        #expect(closure?.code == 1009)
        #expect(closure?.initiator == .peer)
        try await server.stop()
    }

    @Test("sends frames that break the rules as they are", .timeLimit(.minutes(1)))
    func sendsInvalidFrames() async throws {
        let server = try await TestServer.webSocket { RecordingEndpoint.echo() }
        let end = AsyncStream.makeStream(of: WebSocketClosure.self)
        let endpoint = RecordingEndpoint(
            onOpen: { $0.write(frame: WebSocketFrameEncoder.server(text: "unmasked")) },
            onClose: { end.continuation.yield($0) })
        _ = try await client.connect(request(server)) { _ in endpoint }
        #expect(await end.stream.first { _ in true }?.code == 1002)
        try await server.stop()
    }

    @Test("returns a refusal with its status, headers and body")
    func returnsRefusal() async throws {
        let server = try await TestServer.webSocket { RecordingEndpoint.echo() }
        var wrong = request(server)
        wrong.omittedHeaders = ["Sec-WebSocket-Key"]
        let cases = [(request(server, target: "/nowhere?x=1"), UpgradeFilter.refusedVerdict), (wrong, "keyMissing")]
        for (request, verdict) in cases {
            guard case .refused(let refusal) = try await client.connect(request, endpoint: { _ in RecordingEndpoint() })
            else {
                Issue.record("was opened")
                return
            }
            #expect(refusal.status == 404)
            #expect(refusal.headers["x-kept"] == ["yes"])
            #expect(String(decoding: refusal.body, as: UTF8.self) == verdict)
        }
        try await server.stop()
    }

    @Test("negotiates a subprotocol")
    func negotiates() async throws {
        let server = try await TestServer.webSocket { RecordingEndpoint.echo() }
        var offering = request(server)
        offering.subprotocols = ["chat.v2", "chat.v1"]
        let outcome = try await client.connect(offering) { _ in RecordingEndpoint(onOpen: { $0.close(code: 1000) }) }
        guard case .open(_, let headers) = outcome else {
            Issue.record("not opened: \(outcome)")
            return
        }
        #expect(headers["sec-websocket-protocol"] == ["chat.v2"])
        try await server.stop()
    }

    @Test("binds the source address it is given")
    func bindsSource() async throws {
        let server = try await TestServer.webSocket { RecordingEndpoint.echo() }
        var bound = request(server)
        bound.localAddress = try SocketAddress(ipAddress: "127.0.0.9", port: 0)
        guard case .open(let socket, _) = try await client.connect(bound, endpoint: { _ in RecordingEndpoint() }) else {
            Issue.record("not opened")
            return
        }
        #expect(socket.channel.localAddress?.ipAddress == "127.0.0.9")
        socket.eventLoop.execute { socket.cut() }
        try await server.stop()
    }
}
