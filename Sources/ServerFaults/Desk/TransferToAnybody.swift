import ReferenceServer

extension Fault {
    static let transferToAnybody = Fault(
        "transfer-to-anybody", breaks: "DESK-031",
        "gives sessions to customers, too", deciding: TransferToAnybody())
}

private struct TransferToAnybody: Decisions {
    func mayReceive(_ account: AccountRecord) -> Bool {
        true
    }
}
