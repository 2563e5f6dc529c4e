extension Fault {
    static let refreshWithoutSuccessor = Fault(
        "refresh-without-successor", breaks: "ACCT-011",
        "answers a refresh without a new refresh token",
        answering: AnswerRewriting(dataOf: "POST", endingIn: "/auth/refresh") { $0["refreshToken"] = nil })
}
