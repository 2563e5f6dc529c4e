import ReferenceServer

extension Fault {
    static let guessAway = Fault(
        "guess-away", breaks: "ACCT-026",
        "does not count wrong codes", deciding: GuessAway())
}

private struct GuessAway: Decisions {
    func countsWrongCodes() -> Bool {
        false
    }
}
