import ChatProtocol
import ReferenceServer

extension Fault {
    static let resumesForOthers = Fault(
        "resumes-for-others", breaks: "SEC-001", "resumes a connection for whoever knows its name"
    ) {
        let holders = Holders()
        return ServerSeams(decisions: ResumesForOthers(holders: holders), delivery: holders)
    }
}

private struct ResumesForOthers: Decisions {
    let holders: Holders

    func holder(ofConnection name: String, resumedBy account: UserID) -> UserID {
        holders.known[name] ?? account
    }
}

/// Learns whose connections there are. Called on the writer thread alone.
private final class Holders: DeliveryStage, @unchecked Sendable {
    private(set) var known: [String: UserID] = [:]

    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        for delivery in deliveries where delivery.event == .connectionEstablished {
            for target in delivery.targets { known[target.id.rawValue] = target.userId }
        }
        return deliveries
    }
}
