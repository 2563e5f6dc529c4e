import NIOCore
import WebSocketTransport

/// Sends back what it receives, and reads no more while the peer does not take it.
final class Echo: WebSocketEndpoint {
    func opened(_ socket: WebSocket) {}

    func received(text: ByteBuffer, on socket: WebSocket) {
        socket.send(text: text)
    }

    func received(binary: ByteBuffer, on socket: WebSocket) {
        socket.send(binary: binary)
    }

    func writabilityChanged(on socket: WebSocket) {
        socket.setReading(socket.isWritable)
    }

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {}
}
