import ReferenceServer

extension Fault {
    static let refreshEndsTokens = Fault(
        "refresh-ends-tokens", breaks: "ACCT-014",
        "ends the access token from before when it refreshes", deciding: RefreshEndsTokens())
}

private struct RefreshEndsTokens: Decisions {
    func refreshKeepsGrant() -> Bool {
        false
    }
}
