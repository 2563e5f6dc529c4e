import ChatProtocol
import ReferenceServer

extension Fault {
    static let neverDelivered = Fault(
        "never-delivered", breaks: "READ-009",
        "knows only sent and read", deciding: NeverDelivered())
}

private struct NeverDelivered: Decisions {
    func status(ofUnread isDelivered: Bool) -> MessageStatus {
        .sent
    }
}
