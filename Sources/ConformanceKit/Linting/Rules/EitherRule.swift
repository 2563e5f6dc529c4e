import RawJSON

/// Alternatives only look: an action in one of them could not be taken back when another one turns out to be true.
struct EitherRule: LintRule {
    let name = "either-observes"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.stepLists.flatMap { list in
            list.all.flatMap { step -> [LintFinding] in
                guard case .either(let either) = step.verb else { return [] }
                let inner = either.alternatives.flatMap(\.steps)
                return inner.filter { !Self.isAllowed($0) }.map { inner in
                    LintFinding(
                        self, list.file, inner.path, "'\(inner.verb.name.rawValue)' stands in an alternative",
                        remedy: "use receive, receiveNext, collect, answer, refused, closed or check here")
                }
                    + inner.filter(Self.hasModifiers).map { inner in
                        LintFinding(
                            self, list.file, inner.path, "a step of an alternative has a modifier of its own",
                            remedy: "give within, notBefore, since, label and proves to the either itself")
                    }
            }
        }
    }

    // All alternatives are judged at the same moments; a modifier of one would have no effect.
    private static func hasModifiers(_ step: Step) -> Bool {
        if case .receive(let receive) = step.verb, receive.shownBy != nil { return true }
        return step.within != nil || step.notBefore != nil || step.label != nil || !step.proves.isEmpty
    }

    // `nothing` acts through its sentinel, `follow` through its requests.
    private static func isAllowed(_ step: Step) -> Bool {
        switch step.verb.name {
        case .receive, .receiveNext, .collect, .answer, .refused, .closed, .check, .either: true
        default: false
        }
    }
}
