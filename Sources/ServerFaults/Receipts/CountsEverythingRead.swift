import ReferenceServer

extension Fault {
    static let countsEverythingRead = Fault(
        "counts-everything-read", breaks: "READ-003",
        "counts one message too many as read", deciding: CountsEverythingRead())
}

private struct CountsEverythingRead: Decisions {
    func updatedCount(counted: Int) -> Int {
        counted + 1
    }
}
