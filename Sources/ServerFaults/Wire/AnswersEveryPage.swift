import ReferenceServer

extension Fault {
    static let answersEveryPage = Fault(
        "answers-every-page", breaks: "WIRE-040", "lets pages of every origin read its answers",
        deciding: AnswersEveryPage())
}

private struct AnswersEveryPage: Decisions {
    func answersPage(_ origin: String, allowed: [String]) -> Bool {
        true
    }
}
