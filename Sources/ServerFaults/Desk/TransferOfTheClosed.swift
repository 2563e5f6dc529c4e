import ChatProtocol
import ReferenceServer

extension Fault {
    static let transferOfTheClosed = Fault(
        "transfer-of-the-closed", breaks: "DESK-031",
        "transfers closed sessions", deciding: TransferOfTheClosed())
}

private struct TransferOfTheClosed: Decisions {
    func mayTransfer(_ status: SessionStatus) -> Bool {
        true
    }
}
