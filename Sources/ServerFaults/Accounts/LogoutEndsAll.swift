import ReferenceServer

extension Fault {
    static let logoutEndsAll = Fault(
        "logout-ends-all", breaks: "ACCT-016",
        "ends all grants of the account when one logs out", deciding: LogoutEndsAll())
}

private struct LogoutEndsAll: Decisions {
    func endedByLogout() -> GrantScope {
        .all
    }
}
