import ChatProtocol
import Foundation
import ReferenceServer

extension Fault {
    static let refusesUnknownMembers = Fault(
        "refuses-unknown-members", breaks: "WIRE-005",
        "refuses a message with a member that it does not know", deciding: RefusesUnknownMembers())
}

private struct RefusesUnknownMembers: Decisions {
    private static let known: Set<String> = [
        "type", "data", "requestId", "sessionId", "content", "messageType", "tempMessageId",
    ]

    func objection(to raw: Data) -> Refusal? {
        let frame = JSONObject.parse(raw) ?? [:]
        let data = frame["data"] as? [String: Any] ?? [:]
        let isKnown = (Array(frame.keys) + Array(data.keys)).allSatisfy(Self.known.contains)
        return isKnown ? nil : Refusal(.invalidValue)
    }
}
