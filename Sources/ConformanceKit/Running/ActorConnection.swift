import RawJSON
import Synchronization
import WireClient

/// One connection of an actor, or the attempt at one: what a case does to it and what it has seen.
final class ActorConnection: Sendable {
    fileprivate struct State {
        var frames: [ReceivedFrame] = []
        var pongs: [ReceivedPong] = []
        var end: ConnectionEnd?
        /// Messages that are binary or not JSON, in words.
        var malformed: [String] = []
        /// How many entries of the inbox have been looked at.
        var processed = 0
        var isClosedByCase = false
    }

    let name: ConnectionName
    private let outcome: WireConnectOutcome
    private let state = Mutex(State())

    private let translator: Translator?

    private init(_ name: ConnectionName, _ outcome: WireConnectOutcome, _ translator: Translator?) {
        self.name = name
        self.outcome = outcome
        self.translator = translator
    }

    /// Tries to connect; whatever comes of it is there to be observed.
    static func open(
        _ name: ConnectionName, _ handshake: Handshake, _ wish: Connect, _ environment: Environment,
        recording: Recording, timeout: Duration
    ) async -> ActorConnection {
        var target = environment.socketTarget
        target.connectTimeout = max(timeout, .milliseconds(100))
        var connect = WireConnect(
            path: handshake.path, query: handshake.query.map { ($0.name, $0.value) },
            headers: handshake.headers.map { WireHeader($0.name, $0.value) }, subprotocols: handshake.subprotocols,
            keepAliveInterval: wish.isKeptAlive ? environment.keepAliveInterval : nil,
            receiveBufferBytes: wish.receiveBufferBytes)
        let socket = environment.suite.manifest.socket
        if socket.transport != .webSocket {
            connect.socketIO = SocketIOHandshake(
                namespace: socket.namespace, auth: handshake.auth, isPolling: socket.transport == .socketIOPolling)
        }
        let outcome = await WireSocket.connect(
            connect, to: target, label: name.description, runtime: environment.runtime, recording: recording)
        return ActorConnection(name, outcome, environment.translator)
    }

    /// What has been seen so far, each frame parsed once.
    ///
    /// - Parameter event: where an event's name stands in a frame.
    func view(event: JSONPath) -> ConnectionView {
        switch outcome {
        case .refused(let refusal):
            return ConnectionView(
                refusal: .answered(
                    status: refusal.status, headers: refusal.headers.map { ($0.name, $0.value) },
                    body: refusal.body.value))
        case .failed(let error): return ConnectionView(refusal: .failed(error.description))
        case .open(let socket):
            return state.withLock { state in
                for entry in socket.inbox.entries(from: state.processed) {
                    state.processed += 1
                    state.note(entry, event: event, translator)
                }
                return ConnectionView(frames: state.frames, pongs: state.pongs, end: state.end)
            }
        }
    }

    /// The messages that no frame of any event can be, among those that `view` has looked at.
    var malformed: [String] { state.withLock { $0.malformed } }

    /// How many things have come, frames and others.
    var arrivals: Int {
        if case .open(let socket) = outcome { socket.inbox.count } else { 0 }
    }

    /// Waits until more than `count` things have come; returns at once where nothing can come any more.
    func waitForArrival(after count: Int, until deadline: ContinuousClock.Instant) async {
        guard case .open(let socket) = outcome, socket.inbox.closure == nil else { return }
        _ = await socket.inbox.waitForChange(after: count, until: deadline)
    }

    /// Whether anything can still come.
    var isLive: Bool {
        if case .open(let socket) = outcome { socket.inbox.closure == nil } else { false }
    }

    func send(frame: JSONValue) { withSocket { $0.send(frame: translator?.sent(frame) ?? frame) } }

    func send(text: String) { withSocket { $0.send(text: text) } }

    func send(frame bytes: [UInt8], opcode: Raw.Opcode) {
        withSocket { $0.sendRaw(opcode: opcode.code, isFinal: true, payload: bytes) }
    }

    func send(fragments: [String]) {
        withSocket { socket in
            for (index, text) in fragments.enumerated() {
                let opcode = index == 0 ? Raw.Opcode.text.code : 0
                socket.sendRaw(opcode: opcode, isFinal: index == fragments.count - 1, payload: Array(text.utf8))
            }
        }
    }

    func send(bytes: [UInt8]) { withSocket { $0.sendRawBytes(bytes) } }

    func close(code: UInt16, reason: String) {
        withSocket { socket in
            guard socket.inbox.closure == nil else { return }
            state.withLock { $0.isClosedByCase = true }
            socket.close(code: code, reason: reason)
        }
    }

    func cut() {
        withSocket { socket in
            state.withLock { $0.isClosedByCase = true }
            socket.cut()
        }
    }

    func setReading(_ isReading: Bool) { withSocket { isReading ? $0.unstall() : $0.stall() } }

    private func withSocket(_ action: (any WireConnection) -> Void) {
        if case .open(let socket) = outcome { action(socket) }
    }
}

extension ActorConnection.State {
    fileprivate mutating func note(_ entry: InboxEntry, event: JSONPath, _ translator: Translator?) {
        switch entry.content {
        case .text(let message):
            let seen = message.value.map { translator?.received($0) ?? Shaped(value: $0) } ?? Shaped()
            let value = seen.value
            if let error = message.error { malformed.append("\(message.text.prefix(400)) (\(error))") }
            frames.append(
                ReceivedFrame(
                    index: entry.index, arrival: entry.arrival.instant, text: message.text, value: value,
                    event: value?.value(at: event)?.stringValue, madeUp: seen.madeUp,
                    raw: translator.flatMap { translator in message.value.map(translator.named) }))
        case .ended(let closure):
            end = ConnectionEnd(
                time: entry.arrival.instant, code: closure.code, reason: closure.reason,
                isOwn: isClosedByCase && closure.initiator != .peer)
        case .binary(let bytes): malformed.append("a binary message of \(bytes.count) bytes")
        case .pong(let bytes):
            pongs.append(ReceivedPong(index: entry.index, arrival: entry.arrival.instant, bytes: bytes))
        case .ping: break
        }
    }
}

extension Raw.Opcode {
    /// The number of RFC 6455 section 5.2.
    fileprivate var code: UInt8 {
        switch self {
        case .text: 1
        case .binary: 2
        case .close: 8
        case .ping: 9
        case .pong: 10
        }
    }
}
