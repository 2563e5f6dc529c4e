import ChatProtocol
import ReferenceServer

extension Fault {
    static let deliverTwice = Fault(
        "deliver-twice", breaks: "MSG-003",
        "delivers every message twice",
        delivering: FrameRouting(.newMessage) { delivery, _ in
            var second = delivery
            second.json = JSONObject.changed(second.json) { $0["messageId"] = "\($0["messageId"] ?? "")_2" }
            return [delivery, second]
        })
}
