/// Which cases prove which requirements, and what their results say about each.
struct Coverage {
    /// The cases that prove a requirement, by its id.
    let cases: [String: [String]]

    /// The requirements that the end check of every case proves.
    let invariants: Set<String>

    init(of suite: Suite) {
        invariants = Set(suite.manifest.invariants.all.map(\.value))
        var proving: [String: Set<String>] = [:]
        for testCase in suite.cases where testCase.status == .accepted {
            for id in testCase.proves { proving[id, default: []].insert(testCase.id) }
        }
        self.cases = proving.mapValues { $0.sorted() }
    }

    /// What `results` say about each requirement of the register.
    func results(
        for requirements: [Requirement], claimed profiles: Set<String>, from results: [CaseResult]
    ) -> [RequirementResult] {
        let byCase = Dictionary(results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let broken = Set(results.filter(\.isScored).flatMap { $0.findings + $0.warnings }.flatMap(\.requirements))
        let isLookedAt = results.contains { $0.outcome == .passed && $0.isComplete }
        return requirements.map { requirement in
            let proving = (cases[requirement.id] ?? []).compactMap { byCase[$0] }
            var (state, reason) = state(of: requirement, in: proving, broken: broken, claimed: profiles)
            if state == .open, isLookedAt, invariants.contains(requirement.id) { state = .proven }
            return RequirementResult(
                id: requirement.id, level: requirement.level.rawValue, severity: requirement.severity, state: state,
                cases: cases[requirement.id] ?? [], reason: reason)
        }
    }

    private func state(
        of requirement: Requirement, in proving: [CaseResult], broken: Set<String>, claimed profiles: Set<String>
    ) -> (RequirementResult.State, reason: String?) {
        if broken.contains(requirement.id) { return (.broken, nil) }
        if let reason = requirement.notObservable { return (.notObservable, reason) }
        if profiles.isDisjoint(with: requirement.profiles) { return (.notApplicable, nil) }
        if proving.contains(where: { $0.proven.contains(requirement.id) }) { return (.proven, nil) }
        let isMadeUp = proving.contains { $0.madeUp.contains(requirement.id) }
        if isMadeUp { return (.notObservable, "what it is about is made up by the descriptor") }
        // One case that could not look and one that need not: what is left to say is that nobody could.
        // Cases of profiles that are not claimed are beside the point, unless there are no others.
        let own = proving.filter { $0.outcome != .notApplicable || $0.isUndeclared }
        let isExcused = own.allSatisfy { $0.isUndeclared || ($0.outcome == .notObservable && !$0.lacksAccount) }
        guard !own.isEmpty, isExcused else { return (.open, nil) }
        let blind = own.first { !$0.isUndeclared }
        return (blind == nil ? .notApplicable : .notObservable, (blind ?? own.first)?.reason)
    }
}
