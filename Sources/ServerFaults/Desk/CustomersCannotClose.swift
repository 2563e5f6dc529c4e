import ChatProtocol
import ReferenceServer

extension Fault {
    static let customersCannotClose = Fault(
        "customers-cannot-close", breaks: "DESK-027",
        "refuses to close sessions that wait", deciding: CustomersCannotClose())
}

private struct CustomersCannotClose: Decisions {
    func mayClose(_ status: SessionStatus) -> Bool {
        status != .closed && status != .waiting
    }
}
