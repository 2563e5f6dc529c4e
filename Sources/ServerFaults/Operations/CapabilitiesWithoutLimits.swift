extension Fault {
    static let capabilitiesWithoutLimits = Fault(
        "capabilities-without-limits", breaks: "OPS-001",
        "does not tell its limits",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/capabilities") { $0["limits"] = nil })
}
