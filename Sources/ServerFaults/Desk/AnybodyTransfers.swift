import ChatProtocol
import ReferenceServer

extension Fault {
    static let anybodyTransfers = Fault(
        "anybody-transfers", breaks: "DESK-031",
        "lets every operator transfer every session", deciding: AnybodyTransfers())
}

private struct AnybodyTransfers: Decisions {
    func mayTransfer(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        side(of: account.id, in: session) == .admin
    }
}
