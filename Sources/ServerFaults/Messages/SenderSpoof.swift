import ChatProtocol
import Foundation
import ReferenceServer

extension Fault {
    static let senderSpoof = Fault(
        "sender-spoof", breaks: "MSG-013",
        "believes the senderId of a command or body", deciding: SenderSpoof())
}

private struct SenderSpoof: Decisions {
    func author(of draft: MessageDraft, raw: Data) -> UserID {
        let frame = JSONObject.parse(raw)
        let members = frame?["data"] as? [String: Any] ?? frame
        guard let claimed = members?["senderId"] as? Int64, let id = UserID(rawValue: claimed) else {
            return draft.senderId
        }
        return id
    }
}
