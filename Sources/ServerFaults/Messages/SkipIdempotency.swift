import ChatProtocol
import ReferenceServer

extension Fault {
    static let skipIdempotency = Fault(
        "skip-idempotency", breaks: "MSG-008",
        "stores and delivers a message that is sent again once more", deciding: SkipIdempotency())
}

private struct SkipIdempotency: Decisions {
    func resend(of draft: MessageDraft, earlier: MessageRecord, now: Timestamp) -> Resend {
        .new
    }
}
