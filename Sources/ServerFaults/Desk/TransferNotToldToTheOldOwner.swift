import ChatProtocol
import ReferenceServer

extension Fault {
    static let transferNotToldToTheOldOwner = Fault(
        "transfer-not-told-to-the-old-owner", breaks: "DESK-030",
        "tells the old owner nothing of a transfer", deciding: TransferNotToldToTheOldOwner())
}

private struct TransferNotToldToTheOldOwner: Decisions {
    func audience(
        ofTransferOf session: SessionRecord, from old: UserID?, after status: SessionStatus
    ) -> Audience {
        Audience([session.customerId, session.ownerId], includesPool: status == .waiting, followersOf: session.id)
    }
}
