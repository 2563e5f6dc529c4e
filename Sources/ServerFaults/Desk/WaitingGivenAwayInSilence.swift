import ChatProtocol
import ReferenceServer

extension Fault {
    static let waitingGivenAwayInSilence = Fault(
        "waiting-given-away-in-silence", breaks: "DESK-030",
        "does not tell the pool when a waiting session is given away", deciding: WaitingGivenAwayInSilence())
}

private struct WaitingGivenAwayInSilence: Decisions {
    func audience(
        ofTransferOf session: SessionRecord, from old: UserID?, after status: SessionStatus
    ) -> Audience {
        Audience([session.customerId, old, session.ownerId], followersOf: session.id)
    }
}
