import ChatProtocol
import ReferenceServer

extension Fault {
    static let supervisorsSpeakAsCustomers = Fault(
        "supervisors-speak-as-customers", breaks: "MSG-014",
        "takes everybody but the owner for the customer", deciding: SupervisorsSpeakAsCustomers())
}

private struct SupervisorsSpeakAsCustomers: Decisions {
    func side(of account: UserID, in session: SessionRecord) -> SenderType {
        guard let owner = session.ownerId else { return session.customerId == account ? .user : .admin }
        return owner == account ? .admin : .user
    }

    /// As specified, though the sides are not.
    func mayAct(in session: SessionRecord, _ account: AccountRecord) -> Bool {
        session.customerId == account.id || session.ownerId == nil || session.ownerId == account.id
            || account.role.isSupervisor
    }
}
