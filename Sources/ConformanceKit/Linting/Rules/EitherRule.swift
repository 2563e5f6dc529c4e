import RawJSON

/// Alternatives only look: an action in one of them could not be taken back when another one turns out to be true.
struct EitherRule: LintRule {
    let name = "either-observes"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.stepLists.flatMap { list in
            list.all.flatMap { step -> [LintFinding] in
                guard case .either(let either) = step.verb else { return [] }
                return either.alternatives.flatMap(\.steps).filter { !Self.isAllowed($0) }.map { inner in
                    LintFinding(
                        self, list.file, inner.path, "'\(inner.verb.name.rawValue)' stands in an alternative",
                        remedy: "use receive, receiveNext, collect, answer, refused, closed or check here")
                }
            }
        }
    }

    // `nothing` acts through its sentinel, `follow` through its requests.
    private static func isAllowed(_ step: Step) -> Bool {
        switch step.verb.name {
        case .receive, .receiveNext, .collect, .answer, .refused, .closed, .check, .either: true
        default: false
        }
    }
}
