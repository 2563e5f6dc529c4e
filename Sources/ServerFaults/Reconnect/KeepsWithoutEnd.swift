import ReferenceServer

extension Fault {
    static let keepsWithoutEnd = Fault(
        "keeps-without-end", breaks: "WIRE-051",
        "keeps more events than it declares", deciding: KeepsWithoutEnd())
}

private struct KeepsWithoutEnd: Decisions {
    func keptCount(configured: Int) -> Int {
        configured * 2
    }
}
