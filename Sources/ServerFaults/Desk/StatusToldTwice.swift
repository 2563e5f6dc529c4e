import ChatProtocol
import ReferenceServer

extension Fault {
    static let statusToldTwice = Fault(
        "status-told-twice", breaks: "DESK-006",
        "tells every change of status twice",
        delivering: FrameRouting(.sessionStatus) { delivery, _ in
            var second = delivery
            second.json = JSONObject.changed(second.json) { $0["messageId"] = "\($0["messageId"] ?? "")_2" }
            return [delivery, second]
        })
}
