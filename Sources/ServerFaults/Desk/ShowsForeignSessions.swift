import ReferenceServer

extension Fault {
    static let showsForeignSessions = Fault(
        "shows-foreign-sessions", breaks: "DESK-013",
        "lets customers know of every session", deciding: ShowsForeignSessions())
}

private struct ShowsForeignSessions: Decisions {
    func maySee(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        true
    }
}
