import ReferenceServer

extension Fault {
    static let leavesTheResumedOpen = Fault(
        "leaves-the-resumed-open", breaks: "WIRE-059",
        "goes on serving a connection that another one has resumed", deciding: LeavesTheResumedOpen())
}

private struct LeavesTheResumedOpen: Decisions {
    func closesResumed() -> Bool {
        false
    }
}
