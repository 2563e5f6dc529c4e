import ReferenceServer

extension Fault {
    static let outlivesItsToken = Fault(
        "outlives-its-token", breaks: "ACCT-021",
        "leaves a connection open when its token has ended", deciding: OutlivesItsToken())
}

private struct OutlivesItsToken: Decisions {
    func tokenEndClosesConnection() -> Bool {
        false
    }
}
