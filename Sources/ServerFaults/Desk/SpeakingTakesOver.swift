import ChatProtocol
import ReferenceServer

extension Fault {
    static let speakingTakesOver = Fault(
        "speaking-takes-over", breaks: "DESK-007",
        "gives a session to the supervisor who speaks in it", deciding: SpeakingTakesOver())
}

private struct SpeakingTakesOver: Decisions {
    func becomesOwner(of session: SessionRecord, byMessageOf account: AccountRecord) -> Bool {
        side(of: account.id, in: session) == .admin
    }
}
