import ReferenceServer

extension Fault {
    static let leavingLeavesTyping = Fault(
        "leaving-leaves-typing", breaks: "DESK-023",
        "does not end typing when the typist has gone", deciding: LeavingLeavesTyping())
}

private struct LeavingLeavesTyping: Decisions {
    func leavingEndsTyping() -> Bool {
        false
    }
}
