import ReferenceServer

extension Fault {
    static let noTypingExpiry = Fault(
        "no-typing-expiry", breaks: "DESK-021",
        "never ends typing that is not stopped", deciding: NoTypingExpiry())
}

private struct NoTypingExpiry: Decisions {
    func typingLifetime(configuredMs: Int) -> Int? {
        nil
    }
}
