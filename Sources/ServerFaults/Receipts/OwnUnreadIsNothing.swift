import ReferenceServer

extension Fault {
    static let ownUnreadIsNothing = Fault(
        "own-unread-is-nothing", breaks: "READ-008",
        "tells customers that nothing is unread", deciding: OwnUnreadIsNothing())
}

private struct OwnUnreadIsNothing: Decisions {
    func ownUnreadCount(counted: Int) -> Int {
        0
    }
}
