import RawJSON
import Testing
import WireClient

@Suite("recorded socket", .timeLimit(.minutes(1)))
struct WireSocketTests {
    private let far = ContinuousClock.now + .seconds(50)

    private func open(
        _ server: TestServer, _ runtime: WireRuntime, recording: Recording? = nil, path: String = "/ws"
    ) async throws -> WireSocket {
        let outcome = await WireSocket.connect(
            WireConnect(path: path, query: [("token", "t")]), to: try WireTarget(server.url), label: "mei/phone",
            runtime: runtime, recording: recording)
        guard case .open(let connection) = outcome, let socket = connection as? WireSocket else {
            throw NotOpened(outcome: outcome)
        }
        return socket
    }

    /// The texts of the inbox once it has this many entries.
    private func texts(_ socket: WireSocket, _ count: Int) async -> [String?] {
        while socket.inbox.count < count {
            guard await socket.inbox.waitForChange(after: socket.inbox.count, until: far) else { break }
        }
        return socket.inbox.entries().map(\.message?.text)
    }

    private func closure(_ socket: WireSocket) async -> WireClosure? {
        while socket.inbox.closure == nil {
            guard await socket.inbox.waitForChange(after: socket.inbox.count, until: far) else { break }
        }
        return socket.inbox.closure
    }

    @Test("echoes, closes and records the whole story in order")
    func echoes() async throws {
        try await withServer { server, runtime in
            let recording = Recording()
            let socket = try await open(server, runtime, recording: recording)
            socket.send(text: #"{"type":"你好"}"#)
            #expect(await texts(socket, 1) == [#"{"type":"你好"}"#])
            #expect(socket.inbox.entries().first?.message?.value?["type"]?.stringValue == "你好")
            socket.close(code: 4000, reason: "done")
            let closure = await closure(socket)
            #expect(closure?.code == 4000)
            #expect(closure?.sentCode == 4000)
            #expect(closure?.initiator == .local)
            socket.send(text: "late")
            socket.cut()
            let kinds = recording.snapshot().map(\.kind)
            #expect(kinds.prefix(7) == [.handshake, .opened, .text, .text, .close, .close, .ended])
            #expect(recording.snapshot().first?.text.hasSuffix("/ws?token=t") == true)
            #expect(recording.snapshot().allSatisfy { $0.label == "mei/phone" })
        }
    }

    @Test("records pings, pongs and binary messages")
    func recordsControlFrames() async throws {
        try await withServer { server, runtime in
            let socket = try await open(server, runtime)
            socket.ping([1, 2])
            socket.send(binary: [3, 4])
            socket.send(text: "ping")
            _ = await texts(socket, 3)
            let contents = socket.inbox.entries().map(\.content)
            guard case .pong([1, 2]) = contents[0], case .binary([3, 4]) = contents[1], case .ping = contents[2]
            else {
                Issue.record("unexpected \(contents)")
                return
            }
            socket.cut()
            #expect(await closure(socket)?.initiator == .local)
        }
    }

    @Test("learns how the server ended it: by code, by cutting, by a bad frame")
    func learnsEndings() async throws {
        try await withServer { server, runtime in
            let closed = try await open(server, runtime)
            closed.send(text: "close 4401")
            #expect(await closure(closed)?.code == 4401)
            #expect(closed.inbox.closure?.reason == "as told")
            #expect(closed.inbox.closure?.initiator == .peer)
            let cut = try await open(server, runtime)
            cut.send(text: "cut")
            #expect(await closure(cut)?.code == nil)
            #expect(cut.inbox.closure?.initiator == .transport)
            let bad = try await open(server, runtime)
            bad.send(text: "bad frame")
            #expect(await closure(bad)?.violation == "frame of a server is masked")
        }
    }

    @Test("sends frames and bytes that break the rules")
    func sendsRaw() async throws {
        try await withServer { server, runtime in
            let unmasked = try await open(server, runtime)
            unmasked.sendRaw(opcode: 1, payload: [0x61], isMasked: false)
            #expect(await closure(unmasked)?.code == 1002)
            let fragments = try await open(server, runtime)
            fragments.sendRaw(opcode: 1, isFinal: false, payload: [0x61])
            fragments.sendRaw(opcode: 0, payload: [0x62])
            fragments.sendRawBytes([0x81, 0x81, 0, 0, 0, 0, 0xFF])
            #expect(await closure(fragments)?.code == 1007)
            #expect(fragments.inbox.entries().first?.message?.text == "ab")
        }
    }

    @Test("stops reading and reads again, losing nothing")
    func stalls() async throws {
        try await withServer { server, runtime in
            let socket = try await open(server, runtime)
            socket.stall()
            socket.send(text: "burst 5000")
            socket.send(text: "last")
            #expect(await !socket.inbox.waitForChange(after: 0, until: .now + .milliseconds(50)))
            socket.unstall()
            let texts = await texts(socket, 5001)
            #expect(texts == (0..<5000).map { "\($0)" } + ["last"])
            socket.cut()
        }
    }

    @Test("returns refusals and failures as outcomes")
    func refuses() async throws {
        try await withServer { server, runtime in
            let recording = Recording()
            let target = try WireTarget(server.url)
            let refused = await WireSocket.connect(
                WireConnect(path: "/nowhere"), to: target, label: "mei", runtime: runtime, recording: recording)
            guard case .refused(let refusal) = refused else {
                Issue.record("not refused: \(refused)")
                return
            }
            #expect(refusal.status == 404)
            #expect(refusal.body.value?["code"] != nil)
            let failed = await WireSocket.connect(
                WireConnect(path: "/"), to: try WireTarget("http://127.0.0.1:1"), label: "mei", runtime: runtime,
                recording: recording)
            guard case .failed(.unreachable) = failed else {
                Issue.record("not unreachable: \(failed)")
                return
            }
            #expect(recording.snapshot().map(\.kind) == [.handshake, .refused, .handshake, .connectFailed])
        }
    }
}

private struct NotOpened: Error {
    let outcome: WireConnectOutcome
}
