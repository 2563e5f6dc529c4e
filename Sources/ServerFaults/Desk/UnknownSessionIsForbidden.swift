import ChatProtocol
import ReferenceServer

extension Fault {
    static let unknownSessionIsForbidden = Fault(
        "unknown-session-is-forbidden", breaks: "DESK-014",
        "refuses operators a session that does not exist with 4032", deciding: UnknownSessionIsForbidden())
}

private struct UnknownSessionIsForbidden: Decisions {
    func refusalOfUnknownSession(to account: AccountRecord) -> ErrorCode {
        account.role.isOperator ? .notTheOwner : .notFound
    }
}
