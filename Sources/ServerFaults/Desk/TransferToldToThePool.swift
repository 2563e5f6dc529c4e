import ChatProtocol
import ReferenceServer

extension Fault {
    static let transferToldToThePool = Fault(
        "transfer-told-to-the-pool", breaks: "DESK-030",
        "tells every operator of every transfer", deciding: TransferToldToThePool())
}

private struct TransferToldToThePool: Decisions {
    func audience(
        ofTransferOf session: SessionRecord, from old: UserID?, after status: SessionStatus
    ) -> Audience {
        Audience([session.customerId, old, session.ownerId], includesPool: true, followersOf: session.id)
    }
}
