import ChatProtocol
import ReferenceServer

extension Fault {
    static let readingNotTold = Fault(
        "reading-not-told", breaks: "READ-002",
        "tells nobody but the requester that messages were read", deciding: ReadingNotTold())
}

private struct ReadingNotTold: Decisions {
    func audience(ofReadingIn session: SessionRecord, by reader: UserID) -> Audience {
        Audience()
    }
}
