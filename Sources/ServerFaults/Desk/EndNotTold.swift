import ReferenceServer

extension Fault {
    static let endNotTold = Fault(
        "end-not-told", breaks: "DESK-011",
        "tells nobody that a session is over", deciding: EndNotTold())
}

private struct EndNotTold: Decisions {
    func audience(ofClosing session: SessionRecord) -> Audience {
        Audience()
    }
}
