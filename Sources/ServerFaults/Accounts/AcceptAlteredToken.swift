import ChatProtocol
import ReferenceServer

extension Fault {
    static let acceptAlteredToken = Fault(
        "accept-altered-token", breaks: "ACCT-005",
        "does not check the signature of tokens", deciding: AcceptAlteredToken())
}

private struct AcceptAlteredToken: Decisions {
    func acceptsToken(isGenuine: Bool, expiringAt: Timestamp, now: Timestamp) -> Bool {
        now < expiringAt
    }
}
