import Foundation

/// Hands operations from any thread to the one writer thread, in the order in which they came.
final class CommitQueue: @unchecked Sendable {
    // Everything below the condition is touched only while it is locked.
    private let condition = NSCondition()
    private var waiting: [WriteOperation] = []
    private var isReaderAsleep = false
    private var isClosed = false

    /// Adds an operation, unless the queue has been closed.
    ///
    /// - Returns: whether it will be carried out.
    func append(_ operation: WriteOperation) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed else { return false }
        waiting.append(operation)
        if isReaderAsleep {
            isReaderAsleep = false
            condition.signal()
        }
        return true
    }

    /// Waits for operations and takes all there are, so that what queued up during one commit is the next batch.
    ///
    /// - Returns: nil when the queue is closed and empty.
    func takeAll() -> [WriteOperation]? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty {
            guard !isClosed else { return nil }
            isReaderAsleep = true
            condition.wait()
        }
        let taken = waiting
        waiting = []
        waiting.reserveCapacity(min(taken.count, 512))
        return taken
    }

    /// Refuses operations from now on; those already there are still taken.
    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.signal()
    }
}
