import RawJSON

/// A proof of absence looks for this case's own ids, and shows by a sentinel that the observer would have heard.
struct NothingRule: LintRule {
    let name = "nothing-is-proven"

    func findings(in suite: Suite) -> [LintFinding] {
        let attributes = suite.manifest.provisioning.flatMap(\.boundIDs)
        return suite.worlds.values.flatMap { world in
            findings(in: world.setup, world.file, ids: Set(world.setup.boundIDs + attributes))
        }
            + suite.cases.flatMap { testCase in
                let setup = suite.worlds[testCase.world]?.setup ?? []
                let steps = testCase.setup + testCase.steps
                return findings(in: steps, testCase.file, ids: Set((setup + steps).boundIDs + attributes))
            }
    }

    private func findings(in steps: [Step], _ file: String, ids: Set<String>) -> [LintFinding] {
        steps.flatMap(\.flattened).flatMap { step -> [LintFinding] in
            guard case .nothing(let nothing) = step.verb else { return [] }
            var findings: [LintFinding] = []
            // A connection that nobody should have let in is this case's own, whatever it hears.
            if nothing.outsiders.isEmpty,
                !nothing.pattern.names.contains(where: { ids.contains($0.attribute ?? $0.text) || $0.text == "run" })
            {
                findings.append(
                    LintFinding(
                        self, file, step.path.appending("nothing"), "the pattern names no id of this case",
                        remedy: "add a member with a bound id; without one other cases' frames would count"))
            }
            let receivers = Set(nothing.until.flatMap(\.flattened).filter(\.receivesFrame).compactMap(\.actor?.written))
            for (index, observer) in nothing.observers.enumerated() where !receivers.contains(observer.written) {
                findings.append(
                    LintFinding(
                        self, file, step.path.appending("at").appending(index),
                        "\(observer.written) receives nothing in 'until', so that its silence proves nothing",
                        remedy: "let it receive a permitted event that came along the same path"))
            }
            return findings
        }
    }
}

extension Step {
    fileprivate var receivesFrame: Bool {
        switch verb.name {
        case .receive, .receiveNext, .collect: true
        default: false
        }
    }

    /// The names to which the step gives an id.
    fileprivate var boundIDs: [String] {
        let patterns = verb.framePatterns.map(\.pattern) + (verb.answerPattern?.patterns ?? [])
        return patterns.flatMap(\.root.allBoundNames).filter { $0.kind == .id }.map(\.name)
    }
}

extension [Step] {
    fileprivate var boundIDs: [String] { flatMap(\.flattened).flatMap(\.boundIDs) }
}

extension ProvisioningWay {
    fileprivate var boundIDs: [String] {
        calls.flatMap { $0.call.answer?.boundNames ?? [] }.filter { $0.kind == .id }.map(\.name)
    }
}

extension ActorTemplate {
    /// The actor as it was written, with `main` added where it was left out.
    var written: String { literal?.description ?? text.source }
}
