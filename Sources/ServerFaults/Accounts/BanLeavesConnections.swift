import ReferenceServer

extension Fault {
    static let banLeavesConnections = Fault(
        "ban-leaves-connections", breaks: "ACCT-009",
        "leaves the connections of a banned account open", deciding: BanLeavesConnections())
}

private struct BanLeavesConnections: Decisions {
    func banClosesConnections() -> Bool {
        false
    }
}
