import ChatProtocol
import ReferenceServer

extension Fault {
    static let keepsTyping = Fault(
        "keeps-typing", breaks: "WIRE-053",
        "keeps typing for those who have no connection", deciding: KeepsTyping())
}

private struct KeepsTyping: Decisions {
    func keeps(_ event: EventType, for account: UserID, isConnected: Bool) -> Bool {
        (event.isKept || event == .userTyping) && !isConnected
    }
}
