import ChatProtocol
import ReferenceServer

extension Fault {
    static let acceptExpiredToken = Fault(
        "accept-expired-token", breaks: "ACCT-006",
        "does not look at the end of tokens", deciding: AcceptExpiredToken())
}

private struct AcceptExpiredToken: Decisions {
    func acceptsToken(expiringAt: Timestamp, now: Timestamp) -> Bool {
        true
    }
}
