import ChatProtocol

/// One piece of work of the writer thread, all of it or nothing of it.
struct WriteOperation: Sendable {
    /// The rules. Runs inside a transaction, and once more in one of its own when a neighbour spoiled the batch; what
    /// it puts into the outbox leaves only after the commit.
    let run: @Sendable (UnitOfWork) throws -> Void
    /// Tells the requester that nothing was done; runs in place of `run`'s effects.
    let refused: @Sendable (Refusal, UnitOfWork) -> Void
}
