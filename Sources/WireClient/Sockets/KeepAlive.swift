import NIOConcurrencyHelpers
import NIOCore
import WebSocketTransport

/// Sends a ping whenever nothing else has gone out for a while, until the socket is no longer open.
///
/// Its pings and their answers are neither in the inbox nor in the recording, which mentions the first only.
final class KeepAlive: Sendable {
    /// By which its own pongs are known.
    static let payload = Array("keep-alive".utf8)

    private let socket: WebSocket
    private let recorder: SocketRecorder
    private let interval: Duration
    private let lastSent = NIOLockedValueBox(ContinuousClock.now)
    private let isMentioned = NIOLockedValueBox(false)

    init(_ socket: WebSocket, _ recorder: SocketRecorder, interval: Duration) {
        self.socket = socket
        self.recorder = recorder
        self.interval = max(interval, .milliseconds(1))
    }

    func begin() { schedule(in: interval) }

    func somethingIsSent() { lastSent.withLockedValue { $0 = .now } }

    private func schedule(in delay: Duration) {
        // A loop that shuts down forgets the timer, and with it the last reference to this object.
        socket.eventLoop.scheduleTask(in: TimeAmount(delay)) { self.look() }
    }

    private func look() {
        guard socket.isOpen else { return }
        let idle = ContinuousClock.now - lastSent.withLockedValue { $0 }
        guard idle >= interval else { return schedule(in: interval - idle) }
        let isFirst = isMentioned.withLockedValue { isMentioned in
            defer { isMentioned = true }
            return !isMentioned
        }
        if isFirst {
            recorder.note(
                .keepAlive, .local, text: "a ping whenever \(interval) pass without anything sent", at: .now())
        }
        somethingIsSent()
        socket.ping(ByteBuffer(bytes: Self.payload))
        schedule(in: interval)
    }
}
