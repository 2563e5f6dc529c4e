import ChatProtocol
import ReferenceServer

extension Fault {
    static let transferActivates = Fault(
        "transfer-activates", breaks: "DESK-030",
        "makes an assigned session active when it is transferred", deciding: TransferActivates())
}

private struct TransferActivates: Decisions {
    func status(afterTransferOf session: SessionRecord) -> SessionStatus {
        .active
    }
}
