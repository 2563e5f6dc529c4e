import ChatProtocol
import ReferenceServer

extension Fault {
    static let talksToTheDead = Fault(
        "talks-to-the-dead", breaks: "DESK-012",
        "takes messages in closed sessions", deciding: TalksToTheDead())
}

private struct TalksToTheDead: Decisions {
    func takesMessages(_ status: SessionStatus) -> Bool {
        true
    }
}
