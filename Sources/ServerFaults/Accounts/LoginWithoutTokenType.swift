extension Fault {
    static let loginWithoutTokenType = Fault(
        "login-without-token-type", breaks: "ACCT-001",
        "answers a login without tokenType",
        answering: AnswerRewriting(dataOf: "POST", endingIn: "/auth/login") { $0["tokenType"] = nil })
}
