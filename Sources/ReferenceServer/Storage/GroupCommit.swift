import ChatProtocol
import Foundation
import GRDB
import Logging

/// The one door to the database for writes: operations of all connections and requests, a batch of them per commit.
///
/// A batch runs on a thread of its own inside one transaction; what it has to say leaves after the commit. An operation
/// that refuses before it changed anything costs its neighbours nothing. One that fails after a change rolls the batch
/// back, and all of them run again one by one.
///
/// - Source: SPEC MSG-002, MSG-007.
final class GroupCommit: Sendable {
    private let queue = CommitQueue()
    private let ended: AsyncStream<Never>

    private init(ended: AsyncStream<Never>) {
        self.ended = ended
    }

    /// Starts the thread.
    ///
    /// - Parameter makeWriter: called on the thread; its argument submits an operation.
    static func started(
        _ makeWriter: @escaping @Sendable (@escaping @Sendable (WriteOperation) -> Void) -> BatchWriter
    ) -> GroupCommit {
        let (ended, continuation) = AsyncStream.makeStream(of: Never.self)
        let commits = GroupCommit(ended: ended)
        let queue = commits.queue
        let thread = Thread {
            let writer = makeWriter { _ = queue.append($0) }
            while let operations = queue.takeAll() {
                writer.carryOut(operations)
            }
            continuation.finish()
        }
        thread.name = "chat-writer"
        thread.start()
        return commits
    }

    /// Queues an operation.
    ///
    /// - Returns: false when the server is stopping and nothing will happen.
    @discardableResult
    func submit(_ operation: WriteOperation) -> Bool {
        queue.append(operation)
    }

    /// Carries out an operation and waits until its batch has been committed and released.
    ///
    /// - Throws: the refusal of the rules, or 5000.
    func perform<Result: Sendable>(
        _ body: @escaping @Sendable (UnitOfWork) throws -> Result
    ) async throws(Refusal) -> Result {
        let outcome = await withCheckedContinuation {
            (continuation: CheckedContinuation<Swift.Result<Result, Refusal>, Never>) in
            let operation = WriteOperation(
                run: { unit in
                    let result = try body(unit)
                    unit.outbox.afterRelease { continuation.resume(returning: .success(result)) }
                },
                refused: { refusal, unit in
                    unit.outbox.afterRelease { continuation.resume(returning: .failure(refusal)) }
                })
            if !submit(operation) {
                continuation.resume(returning: .failure(Refusal(.serverFailed, "the server is stopping")))
            }
        }
        return try outcome.get()
    }

    /// Carries out what is queued, then ends the thread; returns when it has ended.
    func drain() async {
        queue.close()
        for await _ in ended {}
    }
}
