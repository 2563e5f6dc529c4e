import ChatProtocol
import NIOCore
import Synchronization
import WebSocketTransport

/// Queues what one connection asks for, and stops reading while too much of it is unanswered.
///
/// Confined to the connection's event loop, but for the count.
final class CommandQueue: @unchecked Sendable {
    private let commits: GroupCommit
    private let eventLoop: any EventLoop
    /// How many may be unanswered; reading goes on when half of them are left.
    private let limit: Int
    private let waiting = Atomic<Int>(0)
    /// Whether nothing is read.
    private(set) var isPaused = false

    init(_ commits: GroupCommit, on eventLoop: any EventLoop, limit: Int) {
        self.commits = commits
        self.eventLoop = eventLoop
        self.limit = limit
    }

    func submit(
        on socket: WebSocket, _ run: @escaping @Sendable (UnitOfWork) throws -> Void,
        refused: @escaping @Sendable (Refusal, UnitOfWork) -> Void
    ) {
        let count = waiting.wrappingAdd(1, ordering: .relaxed).newValue
        commits.submit(
            WriteOperation(
                run: { unit in
                    try run(unit)
                    unit.outbox.afterRelease { self.answered(on: socket) }
                },
                refused: { refusal, unit in
                    refused(refusal, unit)
                    unit.outbox.afterRelease { self.answered(on: socket) }
                }))
        if count >= limit, !isPaused {
            isPaused = true
            socket.setReading(false)
        }
    }

    /// Called on the writer thread.
    private func answered(on socket: WebSocket) {
        let count = waiting.wrappingSubtract(1, ordering: .relaxed).newValue
        guard count == limit / 2 else { return }
        eventLoop.execute {
            guard self.isPaused else { return }
            self.isPaused = false
            socket.setReading(true)
        }
    }
}
