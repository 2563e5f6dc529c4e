import ChatProtocol

extension Fault {
    static let wrongType = Fault(
        "wrong-type", breaks: "WIRE-022",
        "sends senderId of new_message as a string",
        delivering: FrameRewriting(dataOf: .newMessage) { data in
            if let sender = data["senderId"] as? Int { data["senderId"] = String(sender) }
        })
}
