import ChatProtocol
import ReferenceServer

extension Fault {
    static let oneTempIdForBothSides = Fault(
        "one-temp-id-for-both-sides", breaks: "MSG-011",
        "takes the temporary id of a message for that of the customer's message", deciding: OneTempIdForBothSides())
}

private struct OneTempIdForBothSides: Decisions {
    func tempIdHolder(of draft: MessageDraft, in session: SessionRecord) -> UserID {
        session.customerId
    }
}
