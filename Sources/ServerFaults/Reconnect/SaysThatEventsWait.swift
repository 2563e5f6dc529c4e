import ChatProtocol

extension Fault {
    static let saysThatEventsWait = Fault(
        "says-that-events-wait", breaks: "WIRE-020",
        "says in heartbeats that events are kept, when they have been sent",
        delivering: FrameRewriting(dataOf: .heartbeatResponse) { $0["messageQueueCount"] = 1 })
}
