import ChatProtocol
import ReferenceServer

extension Fault {
    static let neverRead = Fault(
        "never-read", breaks: "MSG-018",
        "shows every message as sent, also when it was read", deciding: NeverRead())
}

private struct NeverRead: Decisions {
    func status(ofMessage seq: Int64, readUpTo watermark: Int64) -> MessageStatus {
        .sent
    }
}
