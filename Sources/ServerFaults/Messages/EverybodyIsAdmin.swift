import ChatProtocol

extension Fault {
    static let everybodyIsAdmin = Fault(
        "everybody-is-admin", breaks: "MSG-014",
        "says of every sender that it is an admin",
        delivering: FrameRewriting(dataOf: .newMessage) { data in
            guard var sender = data["sender"] as? [String: Any] else { return }
            sender["isAdmin"] = true
            data["sender"] = sender
        })
}
