import ChatProtocol
import ReferenceServer

extension Fault {
    static let statusNotTold = Fault(
        "status-not-told", breaks: "DESK-006",
        "tells nobody that a status has changed", deciding: StatusNotTold())
}

private struct StatusNotTold: Decisions {
    func audience(ofStatusOf session: SessionRecord, after old: SessionStatus) -> Audience {
        Audience()
    }
}
