import ChatProtocol
import ReferenceServer

extension Fault {
    static let takesAnybodysToken = Fault(
        "takes-anybodys-token", breaks: "ACCT-020",
        "takes a token of another account for a connection", deciding: TakesAnybodysToken())
}

private struct TakesAnybodysToken: Decisions {
    func mayBring(tokenOf holder: UserID, by account: UserID) -> Bool {
        true
    }
}
