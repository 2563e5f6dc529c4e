import ReferenceServer

extension Fault {
    static let echoesToSender = Fault(
        "echoes-to-sender", breaks: "MSG-003",
        "delivers a message to the connection that sent it", deciding: EchoesToSender())
}

private struct EchoesToSender: Decisions {
    func senderHearsItself() -> Bool {
        true
    }
}
