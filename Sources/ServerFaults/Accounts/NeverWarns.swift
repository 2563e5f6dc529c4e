import ReferenceServer

extension Fault {
    static let neverWarns = Fault(
        "never-warns", breaks: "ACCT-018",
        "says nothing before the token of a connection ends", deciding: NeverWarns())
}

private struct NeverWarns: Decisions {
    func tokenWarning(lifetimeMs: Int64) -> Int64? {
        nil
    }
}
