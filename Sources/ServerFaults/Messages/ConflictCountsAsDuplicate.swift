import ChatProtocol
import ReferenceServer

extension Fault {
    static let conflictCountsAsDuplicate = Fault(
        "conflict-counts-as-duplicate", breaks: "MSG-009",
        "acknowledges another message under a used temporary id as a duplicate", deciding: ConflictCountsAsDuplicate())
}

private struct ConflictCountsAsDuplicate: Decisions {
    func resend(of draft: MessageDraft, earlier: MessageRecord, now: Timestamp) -> Resend {
        .duplicate
    }
}
