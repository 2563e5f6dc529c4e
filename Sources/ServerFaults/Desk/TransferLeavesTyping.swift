import ReferenceServer

extension Fault {
    static let transferLeavesTyping = Fault(
        "transfer-leaves-typing", breaks: "DESK-033",
        "lets typing go on when a session is transferred", deciding: TransferLeavesTyping())
}

private struct TransferLeavesTyping: Decisions {
    func transferringEndsTyping() -> Bool {
        false
    }
}
