import ReferenceServer

extension Fault {
    static let newAccountForEveryLogin = Fault(
        "new-account-for-every-login", breaks: "ACCT-003",
        "makes a new account at every login", deciding: NewAccountForEveryLogin())
}

private struct NewAccountForEveryLogin: Decisions {
    func account(forLogin known: AccountRecord?) -> AccountRecord? {
        nil
    }
}
