import ChatProtocol
import ReferenceServer

extension Fault {
    static let forgetsOtherDevices = Fault(
        "forgets-other-devices", breaks: "MSG-003",
        "does not deliver a message to the other devices of its sender", deciding: ForgetsOtherDevices())
}

private struct ForgetsOtherDevices: Decisions {
    func audience(ofMessageIn session: SessionRecord, by sender: UserID, bySocket: Bool) -> Audience {
        Audience(
            [session.customerId, session.ownerId], includesPool: session.status == .waiting,
            excluded: bySocket ? [sender] : [])
    }
}
