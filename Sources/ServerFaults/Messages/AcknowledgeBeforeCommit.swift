import Foundation
import ReferenceServer

extension Fault {
    static let acknowledgeBeforeCommit = Fault(
        "acknowledge-before-commit", breaks: "MSG-002",
        "acknowledges and delivers what it stores a moment later"
    ) { ServerSeams(commit: AcknowledgeBeforeCommit()) }
}

private struct AcknowledgeBeforeCommit: CommitStage {
    /// Long enough for a client to ask for the history, short enough not to stop the server.
    private static let moment = 0.06

    func run(commit: () throws -> Void, release: () -> Void) throws {
        release()
        Thread.sleep(forTimeInterval: Self.moment)
        try commit()
    }
}
