import ReferenceServer

extension Fault {
    static let newestCommandFirst = Fault(
        "newest-command-first", breaks: "WIRE-014", "carries out commands that came together in reverse order"
    ) { ServerSeams(commit: NewestCommandFirst()) }
}

private struct NewestCommandFirst: CommitStage {
    func arranged<Operation>(_ operations: ArraySlice<Operation>) -> ArraySlice<Operation> {
        Array(operations.reversed())[...]
    }
}
