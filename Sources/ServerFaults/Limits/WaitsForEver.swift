import ReferenceServer

extension Fault {
    static let waitsForEver = Fault(
        "waits-for-ever", breaks: "WIRE-047", "keeps everything for a client that does not read",
        deciding: WaitsForEver())
}

private struct WaitsForEver: Decisions {
    func maxBacklogBytes(declared: Int) -> Int {
        .max
    }
}
