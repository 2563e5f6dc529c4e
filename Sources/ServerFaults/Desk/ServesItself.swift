import ReferenceServer

extension Fault {
    static let servesItself = Fault(
        "serves-itself", breaks: "DESK-009",
        "lets an operator accept and close the session that it opened itself", deciding: ServesItself())
}

private struct ServesItself: Decisions {
    func mayServe(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        true
    }
}
