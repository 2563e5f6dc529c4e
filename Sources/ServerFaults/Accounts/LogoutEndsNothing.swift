import ReferenceServer

extension Fault {
    static let logoutEndsNothing = Fault(
        "logout-ends-nothing", breaks: "ACCT-016",
        "says that it has logged out, and goes on", deciding: LogoutEndsNothing())
}

private struct LogoutEndsNothing: Decisions {
    func endedByLogout() -> GrantScope {
        .none
    }
}
