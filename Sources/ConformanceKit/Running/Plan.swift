import RawJSON

/// The cases of a run in the order in which they are played, and what their outcomes mean for each other.
struct Plan: Sendable {
    let parallel: [Case]
    /// Those that need the server for themselves.
    let exclusive: [Case]
    /// Results of those whose profile the server does not claim, or whose `given` it does not declare.
    let notApplicable: [CaseResult]
    /// Probes of profiles that the server does not claim: passing one means that it could.
    private let probes: [String: String]
    private let twins: [String: String]

    /// How many cases there are.
    var count: Int { parallel.count + exclusive.count + notApplicable.count }

    /// - Parameter answer: the body of the discovery answer, nil when the server does not describe itself.
    init(_ cases: [Case], claimed profiles: Set<String>, discovery answer: JSONValue?, suite: Suite, seed: UInt64) {
        var probes: [String: String] = [:]
        for profile in suite.manifest.profiles where !profiles.contains(profile.name) {
            if let probe = profile.value.probe { probes[probe] = profile.name }
        }
        let applicable = cases.filter { profiles.contains($0.profile) || probes[$0.id] != nil }
        let undeclared = applicable.compactMap { $0.undeclared(by: answer, suite.manifest) }
        let claimed = Set(applicable.map(\.id))
        notApplicable =
            cases.filter { !claimed.contains($0.id) }.map { testCase in
                CaseResult(
                    notApplicable: testCase, because: "the server does not claim the profile \(testCase.profile)")
            } + undeclared
        let withheld = Set(undeclared.map(\.id))
        var generator = SeededGenerator(seed: seed, name: "order")
        let shuffled = applicable.filter { !withheld.contains($0.id) }.sorted { $0.id < $1.id }
            .shuffled(using: &generator)
        // Those that wait for the server's own clocks begin first, so that the others fill that time.
        let abreast = shuffled.filter { !$0.isExclusive }
        parallel = abreast.filter(\.waitsForClocks) + abreast.filter { !$0.waitsForClocks }
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
        let byID = Dictionary(results.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return results.map { result in
            if let profile = probes[result.id] { return judgedProbe(result, of: profile) }
            guard result.outcome == .passed, let twin = brokenTwin(of: result.id, among: byID) else { return result }
            var judged = CaseResult(
                id: result.id, title: result.title, profile: result.profile, isScored: result.isScored,
                outcome: twin.outcome.isRed || twin.outcome == .passed ? .blocked : twin.outcome)
            let word = twin.outcome == .passed ? "passed only with a warning" : "is \(twin.outcome.title)"
            judged.reason = "its accepted twin \(twin.id) \(word), so the refusal proves nothing"
            judged.lacksAccount = twin.lacksAccount
            judged.isUndeclared = twin.isUndeclared
            judged.duration = result.duration
            judged.transcript = result.transcript
            return judged
        }
    }

    /// The nearest twin, or twin of a twin, that was not accepted to its last step.
    private func brokenTwin(of id: String, among results: [String: CaseResult]) -> CaseResult? {
        var seen: Set<String> = [id]
        var next = twins[id]
        while let twin = next, seen.insert(twin).inserted, let result = results[twin] {
            if result.outcome != .passed || !result.isComplete { return result }
            next = twins[twin]
        }
        return nil
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

extension Case {
    /// Whether time has to pass in it: something may not come too early, or a step names a time of its own.
    fileprivate var waitsForClocks: Bool {
        steps.flatMap(\.flattened).contains { $0.notBefore != nil || $0.within?.hasLiteral == true }
    }
}
