import ChatProtocol

extension Fault {
    static let missingField = Fault(
        "missing-field", breaks: "WIRE-022",
        "leaves messageType out of new_message",
        delivering: FrameRewriting(dataOf: .newMessage) { $0["messageType"] = nil })
}
