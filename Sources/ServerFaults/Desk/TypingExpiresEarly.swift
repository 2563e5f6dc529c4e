import ReferenceServer

extension Fault {
    static let typingExpiresEarly = Fault(
        "typing-expires-early", breaks: "DESK-021",
        "ends typing after half its time", deciding: TypingExpiresEarly())
}

private struct TypingExpiresEarly: Decisions {
    func typingLifetime(configuredMs: Int) -> Int? {
        configuredMs / 2
    }
}
