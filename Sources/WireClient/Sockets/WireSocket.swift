import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import WebSocketTransport

/// One recorded WebSocket connection of an actor; usable from any thread, its sends keep their order.
///
/// A send is recorded before its bytes are written and not waited for; after the end of the socket it is recorded as
/// dropped. Letting go of the object does not close the connection: `close` or `cut` it.
public final class WireSocket: Sendable {
    /// The actor and connection, such as `mei/phone`.
    public let label: String
    /// The headers of the server's 101.
    public let responseHeaders: [WireHeader]
    /// What has come so far, and how it ended.
    public let inbox: Inbox
    let socket: WebSocket
    private let recorder: SocketRecorder
    private let keepAlive: KeepAlive?
    let translator: SocketIOTranslator?

    private init(
        label: String, socket: WebSocket, headers: HTTPHeaders, recorder: SocketRecorder, keepAlive: KeepAlive?,
        translator: SocketIOTranslator?
    ) {
        self.translator = translator
        self.label = label
        self.socket = socket
        responseHeaders = headers.map { WireHeader($0.name, $0.value) }
        inbox = recorder.inbox
        self.recorder = recorder
        self.keepAlive = keepAlive
        keepAlive?.begin()
    }

    /// Opens a socket; whatever the server answers is an outcome, not an error.
    public static func connect(
        _ connect: WireConnect, to target: WireTarget, label: String, runtime: WireRuntime,
        recording: Recording? = nil
    ) async -> WireConnectOutcome {
        if let socketIO = connect.socketIO, socketIO.isPolling {
            return await PollingConnection.connect(
                connect, socketIO, to: target, label: label, runtime: runtime, recording: recording)
        }
        let request = connect.request(to: target)
        let eventLoop = runtime.group.next()
        let translator = connect.socketIO.map(SocketIOTranslator.init)
        let recorder = SocketRecorder(
            inbox: Inbox(eventLoop: eventLoop), recording: recording, label: label, translator: translator)
        recorder.note(
            .handshake, .sent, text: "\(target.isSecure ? "wss" : "ws")://\(target.authority)\(request.target)",
            headers: target.headers + connect.headers, at: .now())
        do throws(WireError) {
            let client = try runtime.webSocketClient(for: target.tls)
            return try await open(request, connect, client, recorder, label, translator)
        } catch {
            recorder.note(.connectFailed, .local, text: error.description, at: .now())
            return .failed(error)
        }
    }

    private static func open(
        _ request: ConnectRequest, _ connect: WireConnect, _ client: WebSocketClient, _ recorder: SocketRecorder,
        _ label: String, _ translator: SocketIOTranslator?
    ) async throws(WireError) -> WireConnectOutcome {
        do throws(ConnectError) {
            switch try await client.connect(request, limits: connect.limits, endpoint: { _ in recorder }) {
            case .open(let socket, let headers):
                if let bytes = connect.receiveBufferBytes { await limit(socket, toBytes: bytes) }
                let keepAlive = connect.keepAliveInterval.map { KeepAlive(socket, recorder, interval: $0) }
                return .open(
                    WireSocket(
                        label: label, socket: socket, headers: headers, recorder: recorder, keepAlive: keepAlive,
                        translator: translator))
            case .refused(let refusal):
                return .refused(recorder.refused(WireRefusal(refusal)))
            }
        } catch {
            throw WireError(error)
        }
    }

    /// Makes the kernel's receive buffer small.
    private static func limit(_ socket: WebSocket, toBytes bytes: Int) async {
        do {
            try await socket.channel.setOption(.socketOption(.so_rcvbuf), value: SocketOptionValue(bytes)).get()
        } catch {
            // The connection has ended already, which its inbox tells.
        }
    }

    /// Sends one text message, its text as it is.
    public func send(text: String) {
        note(.text, text: text)
        onLoop { $0.send(text: text) }
    }

    /// Sends one binary message.
    public func send(binary: [UInt8]) {
        note(.binary, bytes: binary)
        onLoop { $0.send(binary: ByteBuffer(bytes: binary)) }
    }

    /// Sends a ping.
    ///
    /// - Parameter payload: at most 125 bytes, or it is no lawful ping.
    public func ping(_ payload: [UInt8] = []) {
        note(.ping, bytes: payload)
        onLoop { $0.ping(ByteBuffer(bytes: payload)) }
    }

    /// Starts the closing handshake.
    ///
    /// - Parameter code: any, lawful or not; 1005 sends an empty close frame.
    public func close(code: UInt16 = 1000, reason: String = "") {
        note(.close, text: reason, status: Int(code))
        onLoop { $0.close(code: code, reason: reason) }
    }

    /// Closes TCP with no close frame, after what was sent before.
    public func cut() {
        recorder.note(.cut, .local, at: .now())
        socket.eventLoop.execute { [socket] in socket.cut() }
    }

    /// Stops reading from the kernel, as a slow reader does; what NIO has read already is still recorded.
    public func stall() {
        recorder.note(.stall, .local, at: .now())
        socket.eventLoop.execute { [socket] in socket.setReading(false) }
    }

    /// Reads again.
    public func unstall() {
        recorder.note(.unstall, .local, at: .now())
        socket.eventLoop.execute { [socket] in socket.setReading(true) }
    }

    private func note(
        _ kind: RecordingEvent.Kind, text: String = "", bytes: [UInt8] = [], status: Int? = nil
    ) {
        recorder.note(kind, .sent, text: text, bytes: bytes, status: status, at: .now())
    }

    private func onLoop(_ send: @escaping @Sendable (WebSocket) -> Void) {
        keepAlive?.somethingIsSent()
        socket.eventLoop.execute { [socket, recorder] in
            if !socket.isOpen { recorder.note(.dropped, .local, at: .now()) }
            send(socket)
        }
    }
}

// MARK: - Bytes that a lawful client would not send

extension WireSocket {
    /// Sends one frame as given, past the closing handshake and every rule.
    ///
    /// - Parameters:
    ///   - opcode: its low four bits.
    ///   - reservedBits: RSV1 is 4, RSV2 is 2, RSV3 is 1.
    public func sendRaw(
        opcode: UInt8, isFinal: Bool = true, reservedBits: UInt8 = 0, payload: [UInt8], isMasked: Bool = true
    ) {
        let frame = WebSocketFrameEncoder.frame(
            WebSocketOpcode(rawValue: opcode), payload: ByteBuffer(bytes: payload), isFinal: isFinal,
            reservedBits: reservedBits, maskKey: isMasked ? UInt32.random(in: .min ... .max) : nil)
        let marks = "opcode \(opcode), FIN \(isFinal ? 1 : 0), RSV \(reservedBits)\(isMasked ? "" : ", not masked")"
        note(.raw, text: marks, bytes: payload)
        writeRaw(frame)
    }

    /// Sends bytes that may be no frame at all.
    public func sendRawBytes(_ bytes: [UInt8]) {
        note(.raw, text: "bytes", bytes: bytes)
        writeRaw(ByteBuffer(bytes: bytes))
    }

    /// Past the socket, straight into the channel: a frame after the close frame must be sendable too.
    private func writeRaw(_ bytes: ByteBuffer) {
        keepAlive?.somethingIsSent()
        socket.eventLoop.execute { [socket, recorder] in
            if !socket.channel.isActive { recorder.note(.dropped, .local, at: .now()) }
            socket.channel.writeAndFlush(bytes, promise: nil)
        }
    }
}
