import ChatProtocol
import ReferenceServer

extension Fault {
    static let ratesOpenSessions = Fault(
        "rates-open-sessions", breaks: "DESK-035",
        "lets a customer rate a session that is not closed", deciding: RatesOpenSessions())
}

private struct RatesOpenSessions: Decisions {
    func objection(toRating session: SessionRecord, now: Timestamp) -> ErrorCode? {
        session.score == nil ? nil : .ratingClosed
    }
}
