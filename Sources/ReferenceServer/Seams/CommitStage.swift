/// The moment between the work of a batch and its effects.
///
/// - Source: SPEC MSG-002.
package protocol CommitStage: Sendable {
    /// Makes the batch last, then lets its frames and answers go.
    func run(commit: () throws -> Void, release: () -> Void) throws
}

/// Nothing leaves before it is stored.
package struct SpecifiedCommitStage: CommitStage {
    package init() {}

    package func run(commit: () throws -> Void, release: () -> Void) throws {
        try commit()
        release()
    }
}
