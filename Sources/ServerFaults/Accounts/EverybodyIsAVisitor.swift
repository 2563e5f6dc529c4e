extension Fault {
    static let everybodyIsAVisitor = Fault(
        "everybody-is-a-visitor", breaks: "ACCT-015",
        "tells everybody that one is a visitor",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/auth/me") { $0["role"] = "visitor" })
}
