import ChatProtocol
import ReferenceServer

extension Fault {
    static let customerActivates = Fault(
        "customer-activates", breaks: "DESK-008",
        "makes an assigned session active when the customer writes", deciding: CustomerActivates())
}

private struct CustomerActivates: Decisions {
    func status(of session: SessionRecord, afterMessageOf account: AccountRecord) -> SessionStatus {
        if session.status == .assigned { return .active }
        return session.status == .waiting && side(of: account.id, in: session) == .admin ? .active : session.status
    }
}
