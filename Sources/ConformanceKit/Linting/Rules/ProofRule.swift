import RawJSON

/// What is proven exists, still counts, and each case proves something.
struct ProofRule: LintRule {
    let name = "proofs"

    func findings(in suite: Suite) -> [LintFinding] {
        let requirements = Dictionary(
            suite.requirements.requirements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func problem(_ id: String) -> String? {
            guard let requirement = requirements[id] else { return "there is no requirement '\(id)'" }
            return requirement.isWithdrawn ? "the requirement '\(id)' is withdrawn" : nil
        }
        var findings: [LintFinding] = []
        for list in suite.stepLists {
            for step in list.all {
                for (index, id) in step.proves.enumerated() {
                    guard let problem = problem(id) else { continue }
                    let path = step.path.appending("proves").appending(index)
                    findings.append(
                        LintFinding(self, list.file, path, problem, remedy: "name one of \(RequirementRegister.file)"))
                }
            }
        }
        for invariant in suite.manifest.invariants.all {
            guard let problem = problem(invariant.value) else { continue }
            findings.append(
                LintFinding(
                    self, SuiteManifest.file, ["invariants", .member(invariant.name)], problem,
                    remedy: "name one of \(RequirementRegister.file)"))
        }
        findings += suite.cases.filter(\.proves.isEmpty).map { testCase in
            LintFinding(
                self, testCase.file, ["steps"], "no step proves anything",
                remedy: "add 'proves' to the observation that matters")
        }
        return findings
    }
}
