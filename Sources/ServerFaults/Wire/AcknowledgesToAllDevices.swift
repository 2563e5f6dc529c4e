import ChatProtocol
import ReferenceServer

extension Fault {
    static let acknowledgesToAllDevices = Fault(
        "acknowledges-to-all-devices", breaks: "WIRE-021",
        "sends message_sent to all connections of the sender",
        delivering: FrameRouting(.messageSent) { delivery, everyone in
            var delivery = delivery
            let accounts = delivery.targets.map(\.userId)
            delivery.targets = everyone().filter { accounts.contains($0.userId) }
            return [delivery]
        })
}
