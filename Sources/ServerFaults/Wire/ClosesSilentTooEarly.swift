import ReferenceServer

extension Fault {
    static let closesSilentTooEarly = Fault(
        "closes-silent-too-early", breaks: "WIRE-024", "closes connections that have been silent for half a heartbeat",
        deciding: ClosesSilentTooEarly())
}

private struct ClosesSilentTooEarly: Decisions {
    func silenceLimit(heartbeatMs: Int, graceMs: Int) -> Int? {
        heartbeatMs / 2
    }
}
