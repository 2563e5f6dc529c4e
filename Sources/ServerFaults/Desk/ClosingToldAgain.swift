import ChatProtocol
import ReferenceServer

extension Fault {
    static let closingToldAgain = Fault(
        "closing-told-again", breaks: "DESK-028",
        "closes a session as often as it is asked to", deciding: ClosingToldAgain())
}

private struct ClosingToldAgain: Decisions {
    func mayClose(_ status: SessionStatus) -> Bool {
        true
    }
}
