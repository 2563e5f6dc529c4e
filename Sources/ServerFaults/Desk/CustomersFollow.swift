import ReferenceServer

extension Fault {
    static let customersFollow = Fault(
        "customers-follow", breaks: "DESK-038",
        "lets customers subscribe to every session", deciding: CustomersFollow())
}

private struct CustomersFollow: Decisions {
    func mayFollow(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        true
    }
}
