import ReferenceServer

extension Fault {
    static let warnsAtOnce = Fault(
        "warns-at-once", breaks: "ACCT-018",
        "says that a token is about to end when it has just been made", deciding: WarnsAtOnce())
}

private struct WarnsAtOnce: Decisions {
    func tokenWarning(lifetimeMs: Int64) -> Int64? {
        lifetimeMs
    }
}
