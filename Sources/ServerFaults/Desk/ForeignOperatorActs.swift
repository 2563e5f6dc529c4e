import ReferenceServer

extension Fault {
    static let foreignOperatorActs = Fault(
        "foreign-operator-acts", breaks: "DESK-009",
        "lets every operator act in the sessions of others", deciding: ForeignOperatorActs())
}

private struct ForeignOperatorActs: Decisions {
    func mayAct(in session: SessionRecord, _ account: AccountRecord) -> Bool {
        true
    }
}
