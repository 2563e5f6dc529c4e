import ChatProtocol
import ReferenceServer

extension Fault {
    static let leakToStranger = Fault(
        "leak-to-stranger", breaks: "SEC-001",
        "delivers messages to everybody who is connected",
        delivering: FrameRouting(.newMessage) { delivery, everyone in
            var stranger = delivery
            stranger.targets = everyone().filter {
                !delivery.targets.contains($0) && $0.account?.role.isOperator == false
            }
            return [delivery, stranger]
        })
}
