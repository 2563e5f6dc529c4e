import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import WebSocketTransport

@Suite("handshake with an odd server", .timeLimit(.minutes(1)))
struct ClientHandshakeTests {
    private static func accepting(_ request: String, extra: String = "", accept: String? = nil) -> String {
        let line = request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("sec-websocket-key: ") }
        let key = String(line?.dropFirst("sec-websocket-key: ".count) ?? "")
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: keep-alive, upgrade\r\n"
            + "Sec-WebSocket-Accept: \(accept ?? HandshakeKey.accept(for: key))\r\n\(extra)\r\n"
    }

    private func connect(
        to server: TestServer, timeout: Duration = .seconds(20), endpoint: RecordingEndpoint = RecordingEndpoint()
    ) async throws -> ConnectOutcome {
        let request = ConnectRequest(host: "127.0.0.1", port: server.port, timeout: timeout)
        return try await WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
            .connect(request) { _ in endpoint }
    }

    @Test("a server that accepts, closes and goes, all at once, has accepted")
    func atOnce() async throws {
        let server = try await TestServer.scripted(thenClose: true) { request in
            var bytes = ByteBuffer(string: Self.accepting(request))
            bytes.writeImmutableBuffer(
                WebSocketFrameEncoder.frame(.close, payload: ClosePayload(code: 1008).encoded()))
            return [bytes]
        }
        for _ in 0..<50 {
            let end = AsyncStream.makeStream(of: WebSocketClosure.self)
            let endpoint = RecordingEndpoint(onClose: { end.continuation.yield($0) })
            guard case .open = try await connect(to: server, endpoint: endpoint) else {
                Issue.record("not opened")
                return
            }
            let closure = await end.stream.first { _ in true }
            #expect(closure?.code == 1008, "\(String(describing: closure))")
            #expect(endpoint.events == ["opened", "closed"])
        }
        try await server.stop()
    }

    @Test("loses no frame that follows the 101 in the same read")
    func keepsEarlyFrames() async throws {
        let server = try await TestServer.scripted { request in
            var bytes = ByteBuffer(string: Self.accepting(request))
            bytes.writeImmutableBuffer(WebSocketFrameEncoder.server(text: "early"))
            bytes.writeImmutableBuffer(
                WebSocketFrameEncoder.frame(.close, payload: ClosePayload(code: 1001).encoded()))
            return [bytes]
        }
        let end = AsyncStream.makeStream(of: WebSocketClosure.self)
        let endpoint = RecordingEndpoint(onClose: { end.continuation.yield($0) })
        _ = try await connect(to: server, endpoint: endpoint)
        #expect(await end.stream.first { _ in true }?.code == 1001)
        #expect(endpoint.events == ["opened", "text early", "closed"])
        try await server.stop()
    }

    @Test("reads a 101 that comes byte by byte")
    func readsSlowAnswer() async throws {
        let server = try await TestServer.scripted { request in
            Self.accepting(request).utf8.map { ByteBuffer(bytes: [$0]) }
        }
        guard case .open(let socket, _) = try await connect(to: server) else {
            Issue.record("not opened")
            return
        }
        socket.eventLoop.execute { socket.cut() }
        try await server.stop()
    }

    @Test(
        "refuses a 101 that breaks the rules",
        arguments: [
            ("", "wrong", "acceptWrong"),
            ("Sec-WebSocket-Extensions: permessage-deflate\r\n", nil, "extensionNotOffered"),
            ("Sec-WebSocket-Protocol: surprise\r\n", nil, "subprotocolNotOffered"),
        ] as [(String, String?, String)])
    func refusesBadAnswer(extra: String, accept: String?, fault: String) async throws {
        let server = try await TestServer.scripted { request in
            [ByteBuffer(string: Self.accepting(request, extra: extra, accept: accept))]
        }
        let error = await #expect(throws: ConnectError.self) { try await connect(to: server) }
        #expect(error.map { "\($0)".contains(fault) } == true)
        try await server.stop()
    }

    @Test("keeps 64 KiB of an endless refusal")
    func truncatesBody() async throws {
        let server = try await TestServer.scripted { _ in
            [ByteBuffer(string: "HTTP/1.1 500 Oops\r\n\r\n"), ByteBuffer(repeating: 0x61, count: 100_000)]
        }
        guard case .refused(let refusal) = try await connect(to: server) else {
            Issue.record("was opened")
            return
        }
        #expect(refusal.status == 500)
        #expect(refusal.body.count == HandshakeRefusal.maxBodyBytes)
        #expect(refusal.isBodyTruncated)
        try await server.stop()
    }

    @Test("tells a server that hangs up, one that speaks no HTTP and one that never answers apart")
    func classifies() async throws {
        let hangingUp = try await TestServer.scripted(thenClose: true) { _ in [] }
        let babbling = try await TestServer.scripted { _ in [ByteBuffer(string: "SSH-2.0-x\r\n\r\n")] }
        let silent = try await TestServer.scripted { _ in [] }
        for server in [hangingUp, babbling] {
            let error = await #expect(throws: ConnectError.self) { try await connect(to: server) }
            guard case .connectionLost = error else {
                Issue.record("not connectionLost: \(String(describing: error))")
                continue
            }
        }
        await #expect(throws: ConnectError.timedOut(after: .milliseconds(50))) {
            try await connect(to: silent, timeout: .milliseconds(50))
        }
        for server in [hangingUp, babbling, silent] { try await server.stop() }
    }

    @Test("says unreachable when nobody listens")
    func unreachable() async throws {
        let server = try await TestServer.scripted { _ in [] }
        try await server.stop()
        let error = await #expect(throws: ConnectError.self) { try await connect(to: server) }
        guard case .unreachable = error else {
            Issue.record("not unreachable: \(String(describing: error))")
            return
        }
    }

    @Test("says which file of trusted certificates cannot be read")
    func namesMissingFile() {
        let error = #expect(throws: ConnectError.self) {
            try WebSocketClient(
                group: MultiThreadedEventLoopGroup.singleton,
                tls: ClientTLS(trust: .certificates(pemFile: "/nowhere.pem")))
        }
        #expect(error.map { "\($0)".contains("/nowhere.pem") } == true)
    }

    @Test("sends no request that a target or header would break apart")
    func refusesInjection() async throws {
        let client = try WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
        for request in [
            ConnectRequest(host: "127.0.0.1", port: 1, target: "/ws x"),
            ConnectRequest(host: "127.0.0.1", port: 1, headers: ["a": "b\r\nc: d"]),
        ] {
            let error = await #expect(throws: ConnectError.self) {
                try await client.connect(request) { _ in RecordingEndpoint() }
            }
            guard case .invalidRequest = error else {
                Issue.record("not invalidRequest: \(String(describing: error))")
                continue
            }
        }
    }
}
