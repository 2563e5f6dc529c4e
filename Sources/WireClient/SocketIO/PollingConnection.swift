import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import RawJSON

/// A Socket.IO connection over HTTP long polling: one request waits for packets, others bring them.
///
/// - Source: Engine.IO protocol 4, "HTTP long-polling".
final class PollingConnection: WireConnection {
    let inbox: Inbox
    private let exchanger: HTTPExchanger
    private let path: String
    private let query: [(name: String, value: String)]
    private let headers: [WireHeader]
    private let translator: SocketIOTranslator
    private let recorder: SocketRecorder
    private let outgoing: AsyncStream<[UInt8]>
    private let queue: AsyncStream<[UInt8]>.Continuation
    private let state = NIOLockedValueBox(State())

    private struct State {
        var tasks: [Task<Void, Never>] = []
        var isOver = false
        var isStalled = false
        var resumption: CheckedContinuation<Void, Never>?
    }

    private static let goodbye = Array("1".utf8)
    /// Between two packets of one body.
    private static let separator: UInt8 = 0x1E

    private init(
        _ connect: WireConnect, sid: String, exchanger: HTTPExchanger, translator: SocketIOTranslator,
        recorder: SocketRecorder
    ) {
        path = connect.path
        query = connect.query + [("sid", sid)]
        headers = connect.headers
        inbox = recorder.inbox
        (outgoing, queue) = AsyncStream.makeStream(of: [UInt8].self)
        (self.exchanger, self.translator, self.recorder) = (exchanger, translator, recorder)
    }

    /// Opens a connection; whatever the server answers is an outcome, not an error.
    static func connect(
        _ connect: WireConnect, _ handshake: SocketIOHandshake, to target: WireTarget, label: String,
        runtime: WireRuntime, recording: Recording?
    ) async -> WireConnectOutcome {
        var connect = connect
        connect.query += [("EIO", "4"), ("transport", "polling")]
        let recorder = SocketRecorder(
            inbox: Inbox(eventLoop: runtime.group.next()), recording: recording, label: label)
        // The exchanges of polling are the connection's own affair; what they carry is recorded packet by packet.
        let exchanger = HTTPExchanger(runtime: runtime, target: target, label: label)
        recorder.note(.handshake, .sent, text: "\(target.httpURL)\(connect.path) (polling)", at: .now())
        do throws(WireError) {
            let answer = try await exchanger.exchange(
                "GET", connect.path, query: connect.query, headers: connect.headers, timeout: target.connectTimeout)
            guard answer.status == 200 else { return .refused(recorder.refused(WireRefusal(answer))) }
            let packets = split(answer.body.bytes)
            guard let first = packets.first, first.first == "0",
                let open = try? JSONParser().parse(Array(first.dropFirst().utf8)).value,
                let sid = open["sid"]?.stringValue
            else { throw .connectionLost("the first packet of the polling handshake is no open packet") }
            let connection = PollingConnection(
                connect, sid: sid, exchanger: exchanger, translator: SocketIOTranslator(handshake),
                recorder: recorder)
            recorder.note(.opened, .received, status: 200, at: .now())
            connection.begin(with: packets)
            return .open(connection)
        } catch {
            recorder.note(.connectFailed, .local, text: error.description, at: .now())
            return .failed(error)
        }
    }

    private func begin(with packets: [String]) {
        for packet in packets { take(packet) }
        let sending = exchanger.runtime.inBackground { [self] in
            for await body in outgoing { await post(body) }
        }
        let polling = exchanger.runtime.inBackground { [self] in await poll() }
        let isOver = state.withLockedValue { state in
            state.tasks = [sending, polling]
            return state.isOver
        }
        if isOver { for task in [sending, polling] { task.cancel() } }
    }

    // MARK: - Receiving

    private func poll() async {
        while !state.withLockedValue({ $0.isOver }), !Task.isCancelled {
            await withTaskCancellationHandler {
                await waitWhileStalled()
            } onCancel: {
                unstall()
            }
            do throws(WireError) {
                let answer = try await exchanger.exchange(
                    "GET", path, query: query, headers: headers, timeout: .seconds(120))
                guard answer.status == 200 else { return end("a poll was answered with HTTP \(answer.status)") }
                for packet in Self.split(answer.body.bytes) { take(packet) }
            } catch {
                return end(error.description)
            }
        }
    }

    private func take(_ packet: String) {
        for effect in recorder.effects(of: packet, translator) {
            switch effect {
            case .answer(let text): enqueue(text)
            case .frame: break
            case .end: end("")
            }
        }
    }

    private func waitWhileStalled() async {
        await withCheckedContinuation { continuation in
            let isStalled = state.withLockedValue { state in
                if state.isStalled { state.resumption = continuation }
                return state.isStalled
            }
            if !isStalled { continuation.resume() }
        }
    }

    private static func split(_ body: [UInt8]) -> [String] {
        body.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
    }

    private func end(_ reason: String) {
        let isFirst = state.withLockedValue { state in
            defer { state.isOver = true }
            return !state.isOver
        }
        guard isFirst else { return }
        recorder.ended(reason)
        queue.finish()
        unstall()
        for task in state.withLockedValue({ $0.tasks }) { task.cancel() }
    }

    // MARK: - Sending

    private func enqueue(_ text: String) {
        recorder.note(.text, .sent, text: text, at: .now())
        queue.yield(Array(text.utf8))
    }

    private func post(_ body: [UInt8]) async {
        do throws(WireError) {
            let answer = try await exchanger.exchange(
                "POST", path, query: query, headers: headers + [WireHeader("Content-Type", "text/plain;charset=UTF-8")],
                body: body, timeout: .seconds(30))
            if answer.status != 200 { end("a packet was answered with HTTP \(answer.status)") }
            if body == Self.goodbye { end("") }
        } catch {
            end(error.description)
        }
    }

    func send(frame: JSONValue) { enqueue(translator.packet(for: frame)) }

    func send(text: String) { enqueue(text) }

    func sendRaw(opcode: UInt8, isFinal: Bool, payload: [UInt8]) { sendRawBytes(payload) }

    func sendRawBytes(_ bytes: [UInt8]) {
        recorder.note(.raw, .sent, bytes: bytes, at: .now())
        queue.yield(bytes)
    }

    func close(code: UInt16, reason: String) {
        recorder.note(.close, .sent, text: reason, status: Int(code), at: .now())
        // The poll that waits is answered when the server has heard it.
        queue.yield(Self.goodbye)
        unstall()
    }

    func cut() {
        recorder.note(.cut, .local, at: .now())
        end("")
    }

    func stall() {
        recorder.note(.stall, .local, at: .now())
        state.withLockedValue { $0.isStalled = true }
    }

    func unstall() {
        let resumption = state.withLockedValue { state in
            state.isStalled = false
            defer { state.resumption = nil }
            return state.resumption
        }
        resumption?.resume()
    }
}
