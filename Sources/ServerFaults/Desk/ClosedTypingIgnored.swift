import ChatProtocol
import Foundation
import ReferenceServer

extension Fault {
    static let closedTypingIgnored = Fault(
        "closed-typing-ignored", breaks: "DESK-024",
        "says nothing to someone who types in a closed session",
        delivering: FrameRouting(.error) { delivery, _ in
            var isAboutTyping = false
            // A refused message carries its temporary id in these cases; typing has none.
            _ = JSONObject.changed(delivery.json) { frame in
                guard let data = frame["data"] as? [String: Any] else { return }
                isAboutTyping =
                    data["code"] as? Int == ErrorCode.sessionClosed.rawValue && data["tempMessageId"] == nil
            }
            return isAboutTyping ? [] : [delivery]
        })
}
