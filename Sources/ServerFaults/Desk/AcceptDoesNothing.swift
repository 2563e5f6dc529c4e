import ChatProtocol
import ReferenceServer

extension Fault {
    static let acceptDoesNothing = Fault(
        "accept-does-nothing", breaks: "DESK-004",
        "answers the acceptance of a session and leaves it waiting", deciding: AcceptDoesNothing())
}

private struct AcceptDoesNothing: Decisions {
    func acceptance(of session: SessionRecord, by account: AccountRecord) -> Acceptance {
        session.status == .waiting ? .unchanged : .refusedAsOwned
    }
}
