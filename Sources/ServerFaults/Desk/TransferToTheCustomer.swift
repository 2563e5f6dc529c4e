import ReferenceServer

extension Fault {
    static let transferToTheCustomer = Fault(
        "transfer-to-the-customer", breaks: "DESK-031",
        "gives a session to the operator who opened it", deciding: TransferToTheCustomer())
}

private struct TransferToTheCustomer: Decisions {
    func mayReceive(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        true
    }
}
