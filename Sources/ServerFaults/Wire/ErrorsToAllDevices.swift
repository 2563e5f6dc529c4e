import ChatProtocol
import ReferenceServer

extension Fault {
    static let errorsToAllDevices = Fault(
        "errors-to-all-devices", breaks: "WIRE-019",
        "sends the refusal of a command to all connections of the account",
        delivering: FrameRouting(.error) { delivery, everyone in
            var delivery = delivery
            let accounts = delivery.targets.map(\.userId)
            delivery.targets = everyone().filter { accounts.contains($0.userId) }
            return [delivery]
        })
}
