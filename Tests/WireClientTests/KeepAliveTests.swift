import NIOCore
import Testing
import WebSocketTransport

@testable import WireClient

@Suite("Connections that are kept open", .timeLimit(.minutes(1))) struct KeepAliveTests {
    private let far = ContinuousClock.now + .seconds(50)

    private func withSocket(
        _ connect: WireConnect, _ body: (WireSocket, Recording) async throws -> Void
    ) async throws {
        try await withServer { server, runtime in
            let recording = Recording()
            let outcome = await WireSocket.connect(
                connect, to: try WireTarget(server.url), label: "mei", runtime: runtime, recording: recording)
            guard case .open(let connection) = outcome, let socket = connection as? WireSocket else {
                Issue.record("not open: \(outcome)")
                return
            }
            try await body(socket, recording)
            socket.cut()
        }
    }

    @Test("ping when idle, which neither inbox nor recording shows but for the first time")
    func idle() async throws {
        let connect = WireConnect(path: "/ws", keepAliveInterval: .milliseconds(20))
        try await withSocket(connect) { socket, recording in
            // The server pings when it is told to, so that the inbox shows how long the socket was idle.
            let began = ContinuousClock.now
            while ContinuousClock.now - began < .milliseconds(300) {
                _ = await socket.inbox.waitForChange(after: socket.inbox.count, until: began + .milliseconds(300))
            }
            #expect(socket.inbox.count == 0)
            let kinds = recording.snapshot().map(\.kind)
            #expect(kinds == [.handshake, .opened, .keepAlive])
            // A pong that the case asked for is there all the same.
            socket.ping([1])
            #expect(await socket.inbox.waitForChange(after: 0, until: far))
        }
    }

    @Test("do not ping while something is sent")
    func busy() async throws {
        let connect = WireConnect(path: "/ws", keepAliveInterval: .seconds(2))
        try await withSocket(connect) { socket, recording in
            let began = ContinuousClock.now
            while ContinuousClock.now - began < .seconds(3) {
                let count = socket.inbox.count
                socket.send(text: "x")
                #expect(await socket.inbox.waitForChange(after: count, until: far))
            }
            #expect(!recording.snapshot().contains { $0.kind == .keepAlive })
        }
    }

    @Test("have as small a receive buffer as they are told")
    func receiveBuffer() async throws {
        try await withSocket(WireConnect(path: "/ws", receiveBufferBytes: 4096)) { socket, _ in
            let bytes = try await socket.socket.channel.getOption(.socketOption(.so_rcvbuf)).get()
            #expect((4096...16_384).contains(Int(bytes)))
        }
    }
}
