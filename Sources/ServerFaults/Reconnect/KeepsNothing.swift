import ChatProtocol
import ReferenceServer

extension Fault {
    static let keepsNothing = Fault(
        "keeps-nothing", breaks: "WIRE-050",
        "keeps no event for those who have no connection", deciding: KeepsNothing())
}

private struct KeepsNothing: Decisions {
    func keeps(_ event: EventType, for account: UserID, isConnected: Bool) -> Bool {
        false
    }
}
