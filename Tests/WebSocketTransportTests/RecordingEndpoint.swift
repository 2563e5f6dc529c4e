import NIOCore
import Synchronization
import WebSocketTransport

/// Writes down every call in words, and does what the test says.
final class RecordingEndpoint: WebSocketEndpoint, Sendable {
    typealias OnText = @Sendable (String, WebSocket) -> Void

    private let log = Mutex<[String]>([])
    private let ended = Mutex<WebSocketClosure?>(nil)
    private let onOpen: @Sendable (WebSocket) -> Void
    private let onText: OnText
    private let onClose: @Sendable (WebSocketClosure) -> Void

    init(
        onOpen: @escaping @Sendable (WebSocket) -> Void = { _ in }, onText: @escaping OnText = { _, _ in },
        onClose: @escaping @Sendable (WebSocketClosure) -> Void = { _ in }
    ) {
        self.onOpen = onOpen
        self.onText = onText
        self.onClose = onClose
    }

    /// Answers every text with itself.
    static func echo() -> RecordingEndpoint {
        RecordingEndpoint(onText: { text, socket in socket.send(text: text) })
    }

    var events: [String] {
        log.withLock { $0 }
    }

    var closure: WebSocketClosure? {
        ended.withLock { $0 }
    }

    private func add(_ event: String) {
        log.withLock { $0.append(event) }
    }

    func opened(_ socket: WebSocket) {
        add("opened")
        onOpen(socket)
    }

    func received(text: ByteBuffer, on socket: WebSocket) {
        add("text \(String(buffer: text))")
        onText(String(buffer: text), socket)
    }

    func received(binary: ByteBuffer, on socket: WebSocket) {
        add("binary \(binary.readableBytes)")
    }

    func receivedPing(on socket: WebSocket) {
        add("ping")
    }

    func receivedPong(_ payload: ByteBuffer, on socket: WebSocket) {
        add("pong \(String(buffer: payload))")
    }

    func writabilityChanged(on socket: WebSocket) {
        add("writable \(socket.isWritable)")
    }

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {
        add("closed")
        ended.withLock { $0 = closure }
        onClose(closure)
    }
}
