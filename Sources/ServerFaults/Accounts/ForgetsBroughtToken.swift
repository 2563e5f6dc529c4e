import ReferenceServer

extension Fault {
    static let forgetsBroughtToken = Fault(
        "forgets-brought-token", breaks: "ACCT-019",
        "answers authenticate, and keeps the token from before", deciding: ForgetsBroughtToken())
}

private struct ForgetsBroughtToken: Decisions {
    func authenticateTakesToken() -> Bool {
        false
    }
}
