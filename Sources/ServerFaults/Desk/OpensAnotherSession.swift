import ReferenceServer

extension Fault {
    static let opensAnotherSession = Fault(
        "opens-another-session", breaks: "DESK-002",
        "opens a new session for a customer who has one", deciding: OpensAnotherSession())
}

private struct OpensAnotherSession: Decisions {
    func session(toReopen open: SessionRecord?) -> SessionRecord? {
        nil
    }
}
