import ChatProtocol
import Foundation
import ReferenceServer

extension Fault {
    static let dropsWhatComesMeanwhile = Fault(
        "drops-what-comes-meanwhile", breaks: "WIRE-054",
        "loses the first event that happens after kept ones were sent", delivering: DropsWhatComesMeanwhile())
}

/// Called on the writer thread alone.
private final class DropsWhatComesMeanwhile: DeliveryStage, @unchecked Sendable {
    private var fresh: Set<ConnectionHandle> = []

    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.map { delivery in
            if delivery.isReplay { fresh.formUnion(delivery.targets) }
            guard !delivery.isReplay, delivery.event.isKept else { return delivery }
            var delivery = delivery
            delivery.targets.removeAll { fresh.remove($0) != nil }
            return delivery
        }
    }
}
