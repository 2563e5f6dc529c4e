import ChatProtocol
import ReferenceServer

extension Fault {
    static let keepsForThoseWhoAreThere = Fault(
        "keeps-for-those-who-are-there", breaks: "WIRE-055",
        "keeps events also for accounts that have a connection", deciding: KeepsForThoseWhoAreThere())
}

private struct KeepsForThoseWhoAreThere: Decisions {
    func keeps(_ event: EventType, for account: UserID, isConnected: Bool) -> Bool {
        event.isKept
    }
}
