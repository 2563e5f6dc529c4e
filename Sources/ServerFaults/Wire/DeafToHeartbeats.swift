import ChatProtocol

extension Fault {
    static let deafToHeartbeats = Fault(
        "deaf-to-heartbeats", breaks: "WIRE-020",
        "does not answer heartbeats",
        delivering: FrameRouting(.heartbeatResponse) { _, _ in [] })
}
