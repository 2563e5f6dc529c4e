import RawJSON
import WireClient

extension CaseRun {
    /// Records that `step` did not hold, and ends the case.
    ///
    /// A requirement below MUST makes it a warning: the case ends all the same, because later steps build on this one.
    func found(_ shortfall: Shortfall, _ step: Step, _ scope: Scope) -> CaseEnd {
        var finding = Finding(
            shortfall.kind, breaks: step.proves, at: scope.place(of: step),
            redactor.redact(shortfall.headline))
        finding.sent = scope.lastSent.map(redactor.redact)
        finding.expected = shortfall.expected.map(redactor.redact)
        finding.differences = shortfall.differences.map(redacted)
        finding.arrived = shortfall.arrived.filter { !isForeign(text: $0) }.suffix(5)
            .map { redactor.redact(String($0.prefix(1000))) }
        finding.observer = shortfall.observer?.description
        finding.curl = scope.lastCurl.map { CurlCommand.redacted($0, by: redactor.redact) }
        record(finding)
        return .found(finding)
    }

    /// Adds a finding to the case's.
    func record(_ finding: Finding) {
        var finding = finding
        finding.elapsed = ContinuousClock.now - start
        finding.transcriptLine = recording.count
        let levels = finding.requirements.compactMap { environment.suite.requirements[$0]?.level }
        let isOptional = !levels.isEmpty && levels.allSatisfy { $0 != .must && $0 != .mustNot }
        if isOptional { warnings.append(finding) } else { findings.append(finding) }
    }

    /// A template that could not be filled in: the target's fault if it concerns an actor that it cannot make fully.
    func unfilled(_ error: TemplateError, _ step: Step) -> CaseEnd {
        if let what = error.missingOffer { return .notObservable(what) }
        if let name = error.unboundName, let owner = name.owner, environment.accounts.actors.contains(owner) {
            let hint = "give it with --token \(owner)=TOKEN,\(name.attribute ?? "")=VALUE"
            return .noAccount("the account given for \(owner) does not tell <\(name.text)>; \(hint)")
        }
        return .errored("\(testCase.file) \(step.path): \(error.description)")
    }

    /// The difference without secrets.
    func redacted(_ difference: Difference) -> Difference {
        // Under a secret's name the bare value has nothing else by which it could be recognised.
        if case .member(let name)? = difference.path.components.last,
            environment.suite.manifest.secrets.members.contains(name)
        {
            let isMissing = difference.actual == "nothing"
            return Difference(
                path: difference.path, expected: isMissing ? "a value" : Redactor.mark,
                actual: isMissing ? difference.actual : Redactor.mark)
        }
        return Difference(
            path: difference.path, expected: redactor.redact(difference.expected),
            actual: redactor.redact(difference.actual))
    }
}
