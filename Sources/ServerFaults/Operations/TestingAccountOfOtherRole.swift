extension Fault {
    static let testingAccountOfOtherRole = Fault(
        "testing-account-of-other-role", breaks: "OPS-003",
        "says of every account made for a test that it is a visitor",
        answering: AnswerRewriting(dataOf: "POST", endingIn: "/testing/accounts") { $0["role"] = "visitor" })
}
