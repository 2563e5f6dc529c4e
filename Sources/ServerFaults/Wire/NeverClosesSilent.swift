import ReferenceServer

extension Fault {
    static let neverClosesSilent = Fault(
        "never-closes-silent", breaks: "WIRE-024", "lets connections live from which nothing comes",
        deciding: NeverClosesSilent())
}

private struct NeverClosesSilent: Decisions {
    func silenceLimit(heartbeatMs: Int, graceMs: Int) -> Int? {
        nil
    }
}
