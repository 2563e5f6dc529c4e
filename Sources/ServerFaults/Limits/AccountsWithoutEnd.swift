import ReferenceServer

extension Fault {
    static let accountsWithoutEnd = Fault(
        "accounts-without-end", breaks: "WIRE-046", "lets an account have any number of connections",
        deciding: AccountsWithoutEnd())
}

private struct AccountsWithoutEnd: Decisions {
    func surplus(of connections: [ConnectionHandle], limit: Int) -> ConnectionHandle? {
        nil
    }
}
