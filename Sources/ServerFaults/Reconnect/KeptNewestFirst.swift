import ReferenceServer

extension Fault {
    static let keptNewestFirst = Fault(
        "kept-newest-first", breaks: "WIRE-050",
        "sends what was kept in the wrong order", deciding: KeptNewestFirst())
}

private struct KeptNewestFirst: Decisions {
    func delivered(_ kept: [KeptFrame]) -> [KeptFrame] {
        kept.reversed()
    }
}
