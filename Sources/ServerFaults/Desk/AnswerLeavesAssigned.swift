import ChatProtocol
import ReferenceServer

extension Fault {
    static let answerLeavesAssigned = Fault(
        "answer-leaves-assigned", breaks: "DESK-007",
        "leaves a session assigned when its owner answers", deciding: AnswerLeavesAssigned())
}

private struct AnswerLeavesAssigned: Decisions {
    func status(of session: SessionRecord, afterMessageOf account: AccountRecord) -> SessionStatus {
        let isWaitingForDesk = session.status == .waiting && side(of: account.id, in: session) == .admin
        return isWaitingForDesk ? .active : session.status
    }
}
