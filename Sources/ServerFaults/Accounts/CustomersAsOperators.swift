import ChatProtocol
import ReferenceServer

extension Fault {
    static let customersAsOperators = Fault(
        "customers-as-operators", breaks: "ACCT-007",
        "lets everybody use the routes of operators", deciding: CustomersAsOperators())
}

private struct CustomersAsOperators: Decisions {
    func mayUseOperatorRoutes(_ role: Role) -> Bool {
        true
    }
}
