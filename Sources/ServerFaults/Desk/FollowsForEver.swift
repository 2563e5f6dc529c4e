import ReferenceServer

extension Fault {
    static let followsForEver = Fault(
        "follows-for-ever", breaks: "DESK-039",
        "goes on after unsubscribing", deciding: FollowsForEver())
}

private struct FollowsForEver: Decisions {
    func unsubscribes() -> Bool {
        false
    }
}
