import ReferenceServer

extension Fault {
    static let answersNoPage = Fault(
        "answers-no-page", breaks: "WIRE-040", "lets no page read its answers", deciding: AnswersNoPage())
}

private struct AnswersNoPage: Decisions {
    func answersPage(_ origin: String, allowed: [String]) -> Bool {
        false
    }
}
