import ChatProtocol
import ReferenceServer

extension Fault {
    static let typingToldAtEveryKey = Fault(
        "typing-told-at-every-key", breaks: "DESK-020",
        "tells every repeated start of typing", deciding: TypingToldAtEveryKey())
}

private struct TypingToldAtEveryKey: Decisions {
    func tellsTyping(lastTold: Timestamp?, now: Timestamp) -> Bool {
        true
    }
}
