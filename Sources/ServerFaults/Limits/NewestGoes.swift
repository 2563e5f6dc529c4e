import ReferenceServer

extension Fault {
    static let newestGoes = Fault(
        "newest-goes", breaks: "WIRE-046", "closes the connection that is one too many", deciding: NewestGoes())
}

private struct NewestGoes: Decisions {
    func surplus(of connections: [ConnectionHandle], limit: Int) -> ConnectionHandle? {
        connections.count > limit ? connections.last : nil
    }
}
