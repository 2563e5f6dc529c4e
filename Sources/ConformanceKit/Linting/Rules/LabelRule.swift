import RawJSON

/// `since` counts from a moment that has been, and a label names one moment.
struct LabelRule: LintRule {
    let name = "labels"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.worlds.values.flatMap { findings([StepList(file: $0.file, steps: $0.setup, isSetup: true)], known: []) }
            + suite.cases.flatMap { testCase in
                let known = suite.worlds[testCase.world]?.setup.flatMap(\.flattened).compactMap(\.label) ?? []
                let lists = [testCase.setup, testCase.steps].map {
                    StepList(file: testCase.file, steps: $0, isSetup: false)
                }
                return findings(lists, known: Set(known))
            }
    }

    private func findings(_ lists: [StepList], known: Set<String>) -> [LintFinding] {
        var known = known
        var findings: [LintFinding] = []
        for list in lists {
            for step in list.all {
                if let since = step.since, !known.contains(since) {
                    findings.append(
                        LintFinding(
                            self, list.file, step.path.appending("since"), "no step before has the label '\(since)'",
                            remedy: "label the step from which the time counts"))
                }
                if let label = step.label, !known.insert(label).inserted {
                    findings.append(
                        LintFinding(
                            self, list.file, step.path.appending("label"), "the label '\(label)' is taken",
                            remedy: "use another word"))
                }
            }
        }
        return findings
    }
}
