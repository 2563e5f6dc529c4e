import ChatProtocol
import ReferenceServer

extension Fault {
    static let ratesAgain = Fault(
        "rates-again", breaks: "DESK-035",
        "lets a customer rate a session again", deciding: RatesAgain())
}

private struct RatesAgain: Decisions {
    func objection(toRating session: SessionRecord, now: Timestamp) -> ErrorCode? {
        session.status == .closed ? nil : .sessionStillOpen
    }
}
