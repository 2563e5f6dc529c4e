/// The end of a run in a few lines: the six outcomes, the requirements, the verdict.
public struct SummaryText: Sendable {
    /// There is nothing to configure.
    public init() {}

    /// The whole text, without a line break at its end.
    public func text(for report: RunReport) -> String {
        if let failure = report.failure {
            return "verdict: \(report.verdict.rawValue)\n\(failure)"
        }
        let outcomes = Outcome.allCases.map { "\(report.count($0)) \($0.title)" }.joined(separator: " + ")
        var lines = ["\(report.planned) case\(report.planned == 1 ? "" : "s") = \(outcomes)", requirements(report)]
        for difference in report.misdescriptions {
            lines.append("the server describes itself wrongly: \(difference)")
        }
        for problem in report.misexpectations { lines.append("expected otherwise: \(problem)") }
        for result in report.expected {
            let broken = result.broken.sorted().joined(separator: ", ")
            lines.append("failed as expected: \(result.id)  \(broken)  (\(result.expectation ?? ""))")
        }
        if !report.controls.isEmpty { lines.append("controls: \(report.controls.joined(separator: ", "))") }
        if report.unstable > 0 { lines.append("unstable: \(report.unstable) passed only at the second attempt") }
        for warning in report.results.flatMap(\.warnings) {
            lines.append("warning: \(warning.requirements.joined(separator: ", ")): \(warning.headline)")
        }
        lines += unlooked(report)
        if report.verdict == .inconclusive {
            lines += report.results.contains(where: \.hasBegun) ? unproven(report) : untouched(report)
        }
        let red = report.red
        if !red.isEmpty {
            lines.append("red:")
            for result in red.prefix(60) {
                let broken = result.broken.sorted().joined(separator: ", ")
                lines.append("  \(result.id)  \(broken.isEmpty ? result.reason ?? "" : broken)")
            }
            if red.count > 60 { lines.append("  and \(red.count - 60) more") }
        }
        let count = report.expected.count
        let apart = count == 0 ? "" : ", apart from \(count) expected failure\(count == 1 ? "" : "s")"
        let took = "\(report.duration.inSeconds) s, seed \(report.seed)"
        let through =
            report.descriptor.map { descriptor in
                let musts = report.requirements.filter { $0.level.hasPrefix("MUST") }
                let seen = musts.count { $0.state == .proven || $0.state == .broken }
                return " through \(descriptor.name) (\(descriptor.digest.prefix(12))), "
                    + "\(seen) of \(musts.count) MUSTs looked at"
            } ?? ""
        lines.append("verdict: \(report.verdict.rawValue)\(through)\(apart) (\(took))")
        return lines.joined(separator: "\n")
    }

    /// Why nothing was played at all.
    private func untouched(_ report: RunReport) -> [String] {
        let reasons = Set(report.results.filter { $0.outcome == .blocked }.compactMap(\.reason)).sorted()
        guard let first = reasons.first else { return [] }
        return ["nothing was played: \(first)", "  look at one of these cases above, or at `conformance probe`"]
    }

    /// Why cases were not carried out, the most frequent reason first.
    private func unlooked(_ report: RunReport) -> [String] {
        var counts: [String: Int] = [:]
        for result in report.results where result.outcome == .notApplicable || result.outcome == .notObservable {
            counts["\(result.outcome.title): \(result.reason ?? "")", default: 0] += 1
        }
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let lines = sorted.prefix(6).map { "  \($0.value) \($0.key)" }
        let rest = sorted.count - lines.count
        return rest > 0 ? lines + ["  and \(rest) more reasons, told by --report json"] : lines
    }

    /// Which MUSTs a full run did not look at, and why.
    private func unproven(_ report: RunReport) -> [String] {
        let open = report.requirements.filter { $0.state == .open && $0.level.hasPrefix("MUST") }.map(\.id)
        guard !report.isSelection, !open.isEmpty else { return [] }
        let names = open.prefix(8).joined(separator: ", ") + (open.count > 8 ? " and \(open.count - 8) more" : "")
        let reasons = Set(report.results.filter(\.lacksAccount).compactMap(\.reason)).sorted().prefix(3)
        return ["nothing looked at \(names)"] + reasons.map { "  because: \($0)" }
    }

    private func requirements(_ report: RunReport) -> String {
        let counts = RequirementResult.State.allCases.compactMap { state -> String? in
            let count = report.requirements.count { $0.state == state }
            return count == 0 ? nil : "\(count) \(state.title)"
        }
        return "\(report.requirements.count) requirements: \(counts.joined(separator: ", "))"
    }
}

extension RequirementResult.State {
    /// The word in sentences.
    var title: String {
        switch self {
        case .broken: "broken"
        case .proven: "proven"
        case .open: "not looked at"
        case .notObservable: "not observable"
        case .notApplicable: "not applicable"
        }
    }
}
