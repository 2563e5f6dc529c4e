import ChatProtocol
import ReferenceServer

extension Fault {
    static let readsInSilence = Fault(
        "reads-in-silence", breaks: "READ-001",
        "does not answer mark_read",
        delivering: FrameRouting(.messageRead) { delivery, _ in
            var delivery = delivery
            delivery.targets = delivery.targets.count == 1 ? [] : delivery.targets
            return [delivery]
        })
}
