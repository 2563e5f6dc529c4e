import ChatProtocol
import ReferenceServer

extension Fault {
    static let acceptTwice = Fault(
        "accept-twice", breaks: "DESK-005",
        "lets every operator accept a session that has an owner", deciding: AcceptTwice())
}

private struct AcceptTwice: Decisions {
    func acceptance(of session: SessionRecord, by account: AccountRecord) -> Acceptance {
        session.status == .closed ? .refusedAsClosed : .becomesOwner
    }
}
