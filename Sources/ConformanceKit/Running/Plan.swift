/// The cases of a run in the order in which they are played, and what their outcomes mean for each other.
struct Plan: Sendable {
    let parallel: [Case]
    /// Those that need the server for themselves.
    let exclusive: [Case]
    /// Results of those whose profile the server does not claim.
    let notApplicable: [CaseResult]
    /// Probes of profiles that the server does not claim: passing one means that it could.
    private let probes: [String: String]
    private let twins: [String: String]

    /// How many cases there are.
    var count: Int { parallel.count + exclusive.count + notApplicable.count }

    init(_ cases: [Case], claimed profiles: Set<String>, suite: Suite, seed: UInt64) {
        var probes: [String: String] = [:]
        for profile in suite.manifest.profiles where !profiles.contains(profile.name) {
            if let probe = profile.value.probe { probes[probe] = profile.name }
        }
        let mandatory = Set(suite.manifest.profiles.filter(\.value.isMandatory).map(\.name))
        let applicable = cases.filter {
            profiles.contains($0.profile) || mandatory.contains($0.profile) || probes[$0.id] != nil
        }
        let chosen = Set(applicable.map(\.id))
        notApplicable = cases.filter { !chosen.contains($0.id) }.map { testCase in
            var result = CaseResult(
                id: testCase.id, title: testCase.title, profile: testCase.profile, outcome: .notApplicable)
            result.reason = "the server does not claim the profile \(testCase.profile)"
            return result
        }
        var generator = SeededGenerator(seed: seed, name: "order")
        let shuffled = applicable.sorted { $0.id < $1.id }.shuffled(using: &generator)
        parallel = shuffled.filter { !$0.isExclusive }
        exclusive = shuffled.filter(\.isExclusive)
        self.probes = probes
        twins = Dictionary(
            cases.compactMap { testCase in
                guard case .differs(let twin, _)? = testCase.twin else { return nil }
                return (testCase.id, twin)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The results after twins and probes have had their say.
    func judged(_ results: [CaseResult]) -> [CaseResult] {
        let outcomes = Dictionary(results.map { ($0.id, $0.outcome) }, uniquingKeysWith: { first, _ in first })
        return results.map { result in
            if let profile = probes[result.id] { return judgedProbe(result, of: profile) }
            guard result.outcome == .passed, let twin = twins[result.id], let outcome = outcomes[twin],
                outcome != .passed
            else { return result }
            var blocked = CaseResult(
                id: result.id, title: result.title, profile: result.profile, isScored: result.isScored,
                outcome: outcome.isRed ? .blocked : outcome)
            blocked.reason = "its accepted twin \(twin) is \(outcome.title), so the refusal proves nothing"
            blocked.duration = result.duration
            blocked.transcript = result.transcript
            return blocked
        }
    }

    private func judgedProbe(_ result: CaseResult, of profile: String) -> CaseResult {
        var judged = CaseResult(
            id: result.id, title: result.title, profile: result.profile, isScored: result.isScored,
            outcome: .notApplicable)
        judged.reason = "the server does not claim the profile \(profile)"
        judged.duration = result.duration
        guard result.outcome == .passed else { return judged }
        let place = StepPlace(section: .end, pointer: "", verb: "probe")
        judged.warnings = [
            Finding(.unexpected, breaks: [], at: place, "the profile \(profile) is not claimed, but seems to work")
        ]
        return judged
    }
}
