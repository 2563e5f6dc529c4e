import ReferenceServer

extension Fault {
    static let gapsInSeq = Fault(
        "gaps-in-seq", breaks: "MSG-006",
        "leaves out every second number", deciding: GapsInSeq())
}

private struct GapsInSeq: Decisions {
    func seq(after last: Int64) -> Int64 {
        last + 2
    }
}
