import ReferenceServer

extension Fault {
    static let idleTransferTold = Fault(
        "idle-transfer-told", breaks: "DESK-031",
        "tells a transfer to the owner like any other", deciding: IdleTransferTold())
}

private struct IdleTransferTold: Decisions {
    func isIdle(transferOf session: SessionRecord, to account: AccountRecord) -> Bool {
        false
    }
}
