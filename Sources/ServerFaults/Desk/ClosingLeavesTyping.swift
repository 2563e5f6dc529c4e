import ReferenceServer

extension Fault {
    static let closingLeavesTyping = Fault(
        "closing-leaves-typing", breaks: "DESK-023",
        "does not end typing when the session is closed", deciding: ClosingLeavesTyping())
}

private struct ClosingLeavesTyping: Decisions {
    func closingEndsTyping() -> Bool {
        false
    }
}
