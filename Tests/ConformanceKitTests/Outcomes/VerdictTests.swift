import Testing

@testable import ConformanceKit

@Suite("The verdict on a run") struct VerdictTests {
    private func results(_ outcomes: [Outcome]) -> [CaseResult] {
        outcomes.enumerated().map { CaseResult(id: "case/\($0)", title: "", profile: "core", outcome: $1) }
    }

    @Test(
        "follows from the outcomes, the worst first",
        arguments: [
            ([Outcome.passed, .passed], Verdict.conformant),
            ([.passed, .notApplicable, .notObservable], .conformant),
            ([.passed, .failed], .violation),
            ([.passed, .blocked], .violation),
            ([.passed, .errored, .blocked], .violation),
            ([.errored, .blocked], .error),
            ([.notApplicable, .blocked], .inconclusive),
            ([.passed, .errored], .error),
            ([.notApplicable], .inconclusive),
            ([], .inconclusive),
        ])
    func follows(outcomes: [Outcome], verdict: Verdict) {
        #expect(Verdict(results: results(outcomes), unproven: []) == verdict)
    }

    @Test("a MUST that nothing looked at makes a full run inconclusive, not a part")
    func unproven() {
        let passed = results([.passed])
        #expect(Verdict(results: passed, unproven: ["X-001"]) == .inconclusive)
        #expect(Verdict(results: passed, unproven: ["X-001"], asked: ["case/0"]) == .partial)
    }

    @Test("a case that came further than its accounts and is blocked then is a violation")
    func blockedLater() {
        var blocked = results([.blocked])
        blocked[0].findings = [
            Finding(.mismatch, breaks: [], at: StepPlace(section: .steps, pointer: "/0", verb: "call"), "no")
        ]
        #expect(Verdict(results: blocked, unproven: []) == .violation)
        blocked[0].findings = [
            Finding(
                .mismatch, breaks: [], at: StepPlace(section: .world, pointer: "/actors/mei/connect", verb: "connect"),
                "no")
        ]
        #expect(Verdict(results: blocked, unproven: []) == .inconclusive)
        blocked[0].findings = [
            Finding(.mismatch, breaks: [], at: StepPlace(section: .world, pointer: "/0", verb: "call"), "no")
        ]
        #expect(Verdict(results: blocked, unproven: []) == .violation)
    }

    @Test("a case that passed only at the second attempt makes the run unstable")
    func unstable() {
        var passed = results([.passed])
        passed[0].isUnstable = true
        #expect(Verdict(results: passed, unproven: []) == .unstable)
    }

    @Test("a case that is disputed cannot fail a run")
    func disputed() {
        let disputed = CaseResult(id: "a", title: "", profile: "core", isScored: false, outcome: .failed)
        #expect(Verdict(results: results([.passed]) + [disputed], unproven: []) == .conformant)
    }

    @Test(
        "has an exit code of its own",
        arguments: zip(
            [Verdict.conformant, .violation, .unstable, .inconclusive, .error, .unreachable, .partial],
            [0, 1, 2, 3, 4, 5, 0] as [Int32]))
    func exitCodes(verdict: Verdict, code: Int32) {
        #expect(verdict.exitCode == code)
    }
}

extension VerdictTests {
    @Test("a twin that came along does not make a selection meaningful")
    func twinsAreNotAsked() {
        let results = [
            CaseResult(id: "asked", title: "", profile: "core", outcome: .notObservable),
            CaseResult(id: "twin", title: "", profile: "core", outcome: .passed),
        ]
        #expect(Verdict(results: results, unproven: [], asked: ["asked"]) == .inconclusive)
    }

    @Test("a server that describes itself wrongly is not conformant")
    func misdescribed() {
        let passed = [CaseResult(id: "a", title: "", profile: "core", outcome: .passed)]
        #expect(Verdict(results: passed, unproven: [], isMisdescribed: true) == .violation)
    }
}
