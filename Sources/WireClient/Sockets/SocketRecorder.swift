import NIOCore
import RawJSON
import WebSocketTransport

/// Notes what a socket receives, in its inbox and in the recording, at the moment it is received.
final class SocketRecorder: WebSocketEndpoint, Sendable {
    let inbox: Inbox
    private let recording: Recording?
    private let label: String
    /// Of a Socket.IO connection: what its packets say is in the inbox, the packets themselves in the recording.
    private let translator: SocketIOTranslator?

    init(inbox: Inbox, recording: Recording?, label: String, translator: SocketIOTranslator? = nil) {
        self.inbox = inbox
        self.recording = recording
        self.label = label
        self.translator = translator
    }

    func opened(_ socket: WebSocket) {
        note(.opened, .received, status: 101, at: .now())
    }

    func received(text: ByteBuffer, on socket: WebSocket) {
        let arrival = WireTime.now()
        let message = LazyJSON(Array(text.readableBytesView))
        if let translator {
            for case .answer(let answer) in effects(of: message.text, translator, at: arrival) {
                note(.text, .sent, text: answer, at: .now())
                socket.send(text: answer)
            }
            return
        }
        note(.text, .received, text: message.text, at: arrival)
        inbox.append(.text(message), at: arrival)
    }

    func received(binary: ByteBuffer, on socket: WebSocket) {
        let arrival = WireTime.now()
        let bytes = Array(binary.readableBytesView)
        note(.binary, .received, bytes: bytes, at: arrival)
        inbox.append(.binary(bytes), at: arrival)
    }

    func receivedPing(on socket: WebSocket) {
        let arrival = WireTime.now()
        note(.ping, .received, at: arrival)
        inbox.append(.ping, at: arrival)
    }

    func receivedPong(_ payload: ByteBuffer, on socket: WebSocket) {
        let arrival = WireTime.now()
        let bytes = Array(payload.readableBytesView)
        // Nobody asked for it: it answers a ping that only keeps the connection open.
        guard bytes != KeepAlive.payload else { return }
        note(.pong, .received, bytes: bytes, at: arrival)
        inbox.append(.pong(bytes), at: arrival)
    }

    /// Notes a Socket.IO packet, and puts what it says to the case into the inbox.
    ///
    /// - Returns: its other effects, which are the connection's affair.
    func effects(
        of packet: String, _ translator: SocketIOTranslator, at arrival: WireTime = .now()
    ) -> [SocketIOTranslator.Effect] {
        note(.text, .received, text: packet, at: arrival)
        return translator.received(packet).filter { effect in
            guard case .frame(let frame) = effect else { return true }
            inbox.append(.text(LazyJSON(JSONWriter.compact.bytes(frame))), at: arrival)
            return false
        }
    }

    /// Notes an answer that refuses the connection.
    func refused(_ refusal: WireRefusal) -> WireRefusal {
        note(
            .refused, .received, bytes: refusal.body.bytes, status: refusal.status, headers: refusal.headers,
            at: .now())
        return refusal
    }

    /// Notes the end of a connection that has no close frames.
    func ended(_ reason: String) {
        let arrival = WireTime.now()
        note(.ended, .local, text: reason, at: arrival)
        inbox.append(.ended(WireClosure(transportError: reason.isEmpty ? nil : reason)), at: arrival)
    }

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {
        let arrival = WireTime.now()
        let closure = WireClosure(closure)
        if closure.code != nil {
            note(.close, .received, text: closure.reason, status: closure.code, at: arrival)
        }
        let why = closure.violation ?? closure.transportError ?? ""
        note(.ended, .local, text: why, status: closure.code, at: arrival)
        inbox.append(.ended(closure), at: arrival)
    }

    func note(
        _ kind: RecordingEvent.Kind, _ direction: RecordingEvent.Direction, text: String = "", bytes: [UInt8] = [],
        status: Int? = nil, headers: [WireHeader] = [], at time: WireTime
    ) {
        recording?.append(
            RecordingEvent(
                time: time, label: label, direction: direction, kind: kind, text: text, bytes: bytes,
                status: status, headers: headers))
    }
}
