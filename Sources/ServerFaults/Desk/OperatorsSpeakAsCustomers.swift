import ChatProtocol
import ReferenceServer

extension Fault {
    static let operatorsSpeakAsCustomers = Fault(
        "operators-speak-as-customers", breaks: "DESK-026",
        "lets operators send by the customers' route in every session", deciding: OperatorsSpeakAsCustomers())
}

private struct OperatorsSpeakAsCustomers: Decisions {
    func isCustomer(_ account: AccountRecord, of session: SessionRecord) -> Bool {
        account.role.isOperator || session.customerId == account.id
    }
}
