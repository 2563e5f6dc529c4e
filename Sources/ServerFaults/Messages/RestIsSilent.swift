import ChatProtocol
import ReferenceServer

extension Fault {
    static let restIsSilent = Fault(
        "rest-is-silent", breaks: "MSG-015",
        "delivers messages of the REST side to nobody", deciding: RestIsSilent())
}

private struct RestIsSilent: Decisions {
    func audience(ofMessageIn session: SessionRecord, by sender: UserID, bySocket: Bool) -> Audience {
        guard bySocket else { return Audience() }
        return Audience([session.customerId, session.ownerId, sender], includesPool: session.status == .waiting)
    }
}
