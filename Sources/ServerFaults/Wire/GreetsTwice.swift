import ChatProtocol
import ReferenceServer

extension Fault {
    static let greetsTwice = Fault(
        "greets-twice", breaks: "WIRE-010",
        "sends connection_established twice",
        delivering: FrameRouting(.connectionEstablished) { delivery, _ in
            var second = delivery
            second.json = JSONObject.changed(second.json) { $0["messageId"] = "f_second" }
            return [delivery, second]
        })
}
