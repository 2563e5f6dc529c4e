import ChatProtocol
import ReferenceServer

extension Fault {
    static let closesTwice = Fault(
        "closes-twice", breaks: "DESK-010",
        "closes a session that is closed already", deciding: ClosesTwice())
}

private struct ClosesTwice: Decisions {
    func mayClose(_ status: SessionStatus) -> Bool {
        true
    }
}
