import ReferenceServer

extension Fault {
    static let nothingIsUnread = Fault(
        "nothing-is-unread", breaks: "READ-007",
        "shows no session as having unread messages", deciding: NothingIsUnread())
}

private struct NothingIsUnread: Decisions {
    func unreadCount(counted: Int) -> Int {
        0
    }
}
