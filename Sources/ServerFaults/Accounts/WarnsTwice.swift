import ChatProtocol
import ReferenceServer

extension Fault {
    static let warnsTwice = Fault(
        "warns-twice", breaks: "ACCT-018",
        "says twice that a token is about to end",
        delivering: FrameRouting(.tokenExpiring) { delivery, _ in [delivery, delivery] })
}
