import RawJSON

/// Every MUST and SHOULD is proven by some case or says why it cannot be observed; never both.
struct CoverageRule: LintRule {
    let name = "coverage"

    func findings(in suite: Suite) -> [LintFinding] {
        // The end of every case proves what the invariants name. A case that cannot fail a run proves nothing.
        let scored = suite.cases.filter { $0.status == .accepted }
        let proven = Set(scored.flatMap(\.proves) + suite.manifest.invariants.all.map(\.value))
        var findings: [LintFinding] = []
        for (index, requirement) in suite.requirements.requirements.enumerated() where !requirement.isWithdrawn {
            let path: JSONPath = ["requirements", .index(index)]
            let isProven = proven.contains(requirement.id)
            if requirement.level != .may, !isProven, requirement.notObservable == nil {
                findings.append(
                    LintFinding(
                        self, RequirementRegister.file, path,
                        "\(requirement.id) (\(requirement.level.rawValue)) has no step that proves it",
                        remedy: "write a case, or say in the specification why it is not observable"))
            }
            if isProven, requirement.notObservable != nil {
                findings.append(
                    LintFinding(
                        self, RequirementRegister.file, path,
                        "\(requirement.id) is said to be not observable, but a case proves it",
                        remedy: "remove the reason from the specification, or the id from the case"))
            }
        }
        return findings
    }
}
