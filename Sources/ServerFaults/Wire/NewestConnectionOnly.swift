import ChatProtocol
import ReferenceServer

extension Fault {
    static let newestConnectionOnly = Fault(
        "newest-connection-only", breaks: "WIRE-012",
        "sends an event only to the newest connection of each account",
        delivering: FrameRouting(nil) { delivery, _ in
            var delivery = delivery
            var seen: Set<UserID> = []
            delivery.targets = delivery.targets.reversed().filter { seen.insert($0.userId).inserted }
            return [delivery]
        })
}
