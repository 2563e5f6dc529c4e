import RawJSON

/// Durations use names that exist; a time written out says which requirement states it.
struct TimingRule: LintRule {
    let name = "durations"

    func findings(in suite: Suite) -> [LintFinding] {
        let known = Set(suite.manifest.timings.map(\.name))
        return suite.stepLists.flatMap { list in
            list.all.flatMap { step in
                [("within", step.within), ("notBefore", step.notBefore)].flatMap { member, duration in
                    duration.map { findings($0, step, list.file, step.path.appending(member), known) } ?? []
                }
            }
        }
    }

    private func findings(
        _ duration: DurationExpression, _ step: Step, _ file: String, _ path: JSONPath, _ known: Set<String>
    ) -> [LintFinding] {
        var findings = duration.timings.filter { !known.contains($0) }.map { name in
            let error = DurationExpression.unknown(name, among: known)
            return LintFinding(self, file, path, error.problem, remedy: error.remedy)
        }
        if duration.hasLiteral, step.because == nil {
            findings.append(
                LintFinding(
                    self, file, path, "'\(duration.source)' writes a time out without a reason",
                    remedy: "name a timing, or add 'because' with the requirement that states the time"))
        }
        return findings
    }
}
