import ReferenceServer

extension Fault {
    static let endOfGrantLeavesConnections = Fault(
        "end-of-grant-leaves-connections", breaks: "ACCT-017",
        "leaves the connections of a grant that has ended open", deciding: EndOfGrantLeavesConnections())
}

private struct EndOfGrantLeavesConnections: Decisions {
    func endOfGrantClosesConnections() -> Bool {
        false
    }
}
