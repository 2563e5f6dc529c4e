import ReferenceServer

extension Fault {
    static let codeForMany = Fault(
        "code-for-many", breaks: "ACCT-025",
        "lets a code that was sent be used again", deciding: CodeForMany())
}

private struct CodeForMany: Decisions {
    func codeIsUsedUp() -> Bool {
        false
    }
}
