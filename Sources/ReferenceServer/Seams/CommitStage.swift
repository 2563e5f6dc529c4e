/// The moment between the work of a batch and its effects.
///
/// - Source: SPEC MSG-002.
package protocol CommitStage: Sendable {
    /// The order in which the operations of a batch run. [WIRE-014]
    func arranged<Operation>(_ operations: ArraySlice<Operation>) -> ArraySlice<Operation>
    /// Makes the batch last, then lets its frames and answers go.
    func run(commit: () throws -> Void, release: () -> Void) throws
}

extension CommitStage {
    /// As they came.
    package func arranged<Operation>(_ operations: ArraySlice<Operation>) -> ArraySlice<Operation> {
        operations
    }

    /// Nothing leaves before it is stored.
    package func run(commit: () throws -> Void, release: () -> Void) throws {
        try commit()
        release()
    }
}

/// Commits as specified.
package struct SpecifiedCommitStage: CommitStage {
    package init() {}
}
