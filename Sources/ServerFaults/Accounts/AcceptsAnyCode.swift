import ReferenceServer

extension Fault {
    static let acceptsAnyCode = Fault(
        "accepts-any-code", breaks: "ACCT-002",
        "lets every verification code in", deciding: AcceptsAnyCode())
}

private struct AcceptsAnyCode: Decisions {
    func acceptsCode(_ code: String, expected: String) -> Bool {
        true
    }
}
