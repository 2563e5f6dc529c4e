import ChatProtocol
import ReferenceServer

extension Fault {
    static let formerOperatorHearsOn = Fault(
        "former-operator-hears-on", breaks: "ACCT-010",
        "tells the owner of a session of everything in it, operator or not", deciding: FormerOperatorHearsOn())
}

private struct FormerOperatorHearsOn: Decisions {
    func hearsForDesk(_ role: Role) -> Bool {
        true
    }
}
