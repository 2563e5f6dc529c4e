import ReferenceServer

extension Fault {
    static let roleOfTheFirstDay = Fault(
        "role-of-the-first-day", breaks: "ACCT-010",
        "goes on with the role that an account had before it was changed", deciding: RoleOfTheFirstDay())
}

private struct RoleOfTheFirstDay: Decisions {
    func roleCountsAtOnce() -> Bool {
        false
    }
}
