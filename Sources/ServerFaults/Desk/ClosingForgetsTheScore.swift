import ChatProtocol
import ReferenceServer

extension Fault {
    static let closingForgetsTheScore = Fault(
        "closing-forgets-the-score", breaks: "DESK-034",
        "forgets the score that comes with a closing", deciding: ClosingForgetsTheScore())
}

private struct ClosingForgetsTheScore: Decisions {
    func score(ofClosing given: Score?) -> Score? {
        nil
    }
}
