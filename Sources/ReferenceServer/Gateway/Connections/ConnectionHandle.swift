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
    /// Writer thread only: the token of the connection, which `authenticate` may change. [SPEC 4.5]
    private(set) var token: AccessToken?
    /// Writer thread only: the tokens whose end was announced, with that end.
    private var warned: [String: Timestamp] = [:]
    /// Writer thread only: whether the account had another role when the connection was opened.
    private(set) var hasChangedRole = false
    let eventLoop: any EventLoop
    /// The loop's place among the server's loops.
    let loopIndex: Int
    private let maxBacklogBytes: Int
    /// How many bytes of what it has missed may wait beyond those: they came all at once, through no fault of its own.
    private var replayAllowance = 0
    private var socket: WebSocket?
    /// Writer thread only; nil as long as the connection has got no kept event.
    private(set) var log: FrameLog?
    /// Writer thread only: whether it no longer counts as open, though the socket may not know yet.
    private(set) var hasEnded = false

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

    /// The account, as long as the connection counts as open. Writer thread only.
    var speaker: AccountRecord? {
        hasEnded ? nil : account
    }

    /// Called by the writer thread when the connection no longer counts as open.
    func end(journal: Journal) {
        guard !hasEnded else { return }
        hasEnded = true
        journal.record { self.hasEnded = false }
    }

    /// Called by the writer thread when the connection goes on where another one ended.
    func begin(_ log: FrameLog, journal: Journal) {
        self.log = log
        journal.record { self.log = nil }
    }

    /// Called by the writer thread after a commit.
    func changeLog(limit: Int, _ change: (inout FrameLog) -> Void) {
        var changed = log ?? FrameLog(limit: limit)
        // Nobody else holds the frames while they change, so that they are not copied.
        log = nil
        change(&changed)
        log = changed
    }

    /// Called by the writer thread when the account's role or ban has changed.
    func change(_ account: AccountRecord, journal: Journal) {
        let (old, hadChangedRole) = (self.account, hasChangedRole)
        hasChangedRole = hasChangedRole || old?.role != account.role
        self.account = account
        journal.record {
            self.account = old
            self.hasChangedRole = hadChangedRole
        }
    }

    /// Called by the writer thread when the connection has a token, and when it brings another one.
    func bring(_ token: AccessToken, journal: Journal) {
        let old = self.token
        self.token = token
        journal.record { self.token = old }
    }

    /// Called by the writer thread when the end of a token is about to be announced.
    ///
    /// - Returns: whether it has not been announced yet.
    func startsWarning(of token: AccessToken, now: Timestamp, journal: Journal) -> Bool {
        guard warned[token.id] == nil else { return false }
        let old = warned
        // A token that has ended cannot be brought again.
        warned = warned.filter { now < $0.value }
        warned[token.id] = token.expiresAt
        journal.record { self.warned = old }
        return true
    }

    /// Writes one frame of a committed batch.
    func write(_ frame: ByteBuffer, isReplay: Bool = false) {
        eventLoop.assertInEventLoop()
        guard let socket else { return }
        socket.write(frame: frame)
        if isReplay { replayAllowance += frame.readableBytes }
        guard !socket.isWritable else {
            replayAllowance = 0
            return
        }
        var pending = socket.pendingBytes
        if pending > maxBacklogBytes {
            // Only what the kernel does not take waits for the client.
            socket.flush()
            pending = socket.pendingBytes
        }
        replayAllowance = min(replayAllowance, pending)
        if pending > maxBacklogBytes + replayAllowance {
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
