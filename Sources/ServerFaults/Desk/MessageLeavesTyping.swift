import ReferenceServer

extension Fault {
    static let messageLeavesTyping = Fault(
        "message-leaves-typing", breaks: "DESK-022",
        "does not end typing when the message is there", deciding: MessageLeavesTyping())
}

private struct MessageLeavesTyping: Decisions {
    func messageEndsTyping() -> Bool {
        false
    }
}
