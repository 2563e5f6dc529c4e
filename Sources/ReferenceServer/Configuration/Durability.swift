/// How much a commit promises once it has returned.
public enum Durability: String, Sendable, Hashable, CaseIterable {
    /// A commit survives the end of the process at any moment, not that of the machine (SQLite `synchronous=NORMAL`).
    case process
    /// A commit survives the loss of power too, for an fsync per batch (SQLite `synchronous=FULL`).
    case machine
}
