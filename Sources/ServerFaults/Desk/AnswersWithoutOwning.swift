import ReferenceServer

extension Fault {
    static let answersWithoutOwning = Fault(
        "answers-without-owning", breaks: "DESK-007",
        "leaves a waiting session that an operator answers without an owner", deciding: AnswersWithoutOwning())
}

private struct AnswersWithoutOwning: Decisions {
    func becomesOwner(of session: SessionRecord, byMessageOf account: AccountRecord) -> Bool {
        false
    }
}
