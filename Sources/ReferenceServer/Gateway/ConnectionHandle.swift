package import ChatProtocol
import NIOCore
import WebSocketTransport

/// The address of one open connection: who it belongs to and on which loop it lives.
///
/// Its identity may be read anywhere; its account belongs to the writer thread, and what it does with frames is confined
/// to its event loop. That is why it may claim to be Sendable.
package final class ConnectionHandle: @unchecked Sendable {
    package let id: ConnectionID
    package let userId: UserID
    /// Known from the moment on at which the writer thread opens the connection.
    package private(set) var account: AccountRecord?
    let eventLoop: any EventLoop
    /// The loop's place among the server's loops.
    let loopIndex: Int
    private let maxBacklogBytes: Int
    private var socket: WebSocket?

    init(
        id: ConnectionID, userId: UserID, eventLoop: any EventLoop, loopIndex: Int, maxBacklogBytes: Int
    ) {
        self.id = id
        self.userId = userId
        self.eventLoop = eventLoop
        self.loopIndex = loopIndex
        self.maxBacklogBytes = maxBacklogBytes
    }

    func attach(_ socket: WebSocket) {
        eventLoop.assertInEventLoop()
        self.socket = socket
    }

    /// Called by the writer thread when it opens the connection; taken back when that is rolled back.
    func admit(_ account: AccountRecord, journal: Journal) {
        self.account = account
        journal.record { self.account = nil }
    }

    /// Writes one frame of a committed batch.
    func write(_ frame: ByteBuffer) {
        eventLoop.assertInEventLoop()
        guard let socket else { return }
        socket.write(frame: frame)
        if !socket.isWritable, socket.pendingBytes > maxBacklogBytes {
            // It does not read: a close frame would only join the queue.
            socket.cut()
        }
    }

    func close(_ code: CloseCode, reason: String) {
        eventLoop.assertInEventLoop()
        socket?.close(code: code.rawValue, reason: reason)
    }

    /// The socket is gone; frames still under way are dropped.
    func detach() {
        eventLoop.assertInEventLoop()
        socket = nil
    }
}

extension ConnectionHandle: Hashable {
    package static func == (left: ConnectionHandle, right: ConnectionHandle) -> Bool {
        left === right
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
