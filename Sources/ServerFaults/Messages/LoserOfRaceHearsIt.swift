import ChatProtocol
import ReferenceServer

extension Fault {
    static let loserOfRaceHearsIt = Fault(
        "loser-of-race-hears-it", breaks: "MSG-010",
        "delivers a message to a device that is just sending the same one",
        delivering: FrameRouting(.newMessage) { delivery, _ in
            var delivery = delivery
            delivery.role = .event
            return [delivery]
        })
}
