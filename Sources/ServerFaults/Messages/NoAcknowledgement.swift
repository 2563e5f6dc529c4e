import ChatProtocol

extension Fault {
    static let noAcknowledgement = Fault(
        "no-acknowledgement", breaks: "MSG-001",
        "does not acknowledge messages of the socket",
        delivering: FrameRouting(.messageSent) { _, _ in [] })
}
