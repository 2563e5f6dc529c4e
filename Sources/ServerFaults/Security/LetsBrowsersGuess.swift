import ReferenceServer

extension Fault {
    static let letsBrowsersGuess = Fault(
        "lets-browsers-guess", breaks: "SEC-006", "does not forbid browsers to guess what an answer is",
        deciding: LetsBrowsersGuess())
}

private struct LetsBrowsersGuess: Decisions {
    func forbidsSniffing() -> Bool {
        false
    }
}
