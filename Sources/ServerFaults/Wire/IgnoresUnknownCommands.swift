import ChatProtocol
import ReferenceServer

extension Fault {
    static let ignoresUnknownCommands = Fault(
        "ignores-unknown-commands", breaks: "WIRE-017",
        "leaves a command that it does not know unanswered",
        delivering: FrameRouting(.error) { delivery, _ in
            let data = JSONObject.parse(delivery.json)?["data"] as? [String: Any]
            return data?["code"] as? Int == 4601 ? [] : [delivery]
        })
}
