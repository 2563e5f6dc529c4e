import ReferenceServer

extension Fault {
    static let reuseEndsNothing = Fault(
        "reuse-ends-nothing", breaks: "ACCT-012",
        "refuses a refresh token that was used, and leaves its grant", deciding: ReuseEndsNothing())
}

private struct ReuseEndsNothing: Decisions {
    func reuseEndsGrant() -> Bool {
        false
    }
}
