import RawJSON
import Testing

@testable import ConformanceKit

@Suite("A target file") struct TargetFileTests {
    private static let text = """
        url: https://chat.test
        operations: operations.yaml
        headers: {X-Api-Key: abc}
        socketUrl: https://live.chat.test
        proxy: http://127.0.0.1:3128
        tls: {ca: ca.pem, certificate: own.pem, key: own.key}
        accounts: {mei: [{token: t, userId: 31}]}
        controls: {kill-and-restart: ./restart.sh --kill}
        jobs: 8
        deadlineScale: 2.5
        safe: true
        expected:
          - {case: text/long, breaks: [UNIV-014], reason: we cut at 4000 characters}
        """

    @Test("says where a server is, how it is reached, and what it is known to fail")
    func reads() throws {
        let file = try TargetFile(yaml: Self.text, file: "t.yaml")
        #expect(file.url == "https://chat.test")
        #expect(file.headers.map(\.value) == ["abc"])
        #expect(file.socketURL == "https://live.chat.test")
        #expect(file.proxy == "http://127.0.0.1:3128")
        #expect(file.certificates == "ca.pem")
        #expect(file.identity?.certificate == "own.pem")
        #expect(file.identity?.key == "own.key")
        #expect(file.accounts["mei"]?.first?["userId"] == 31)
        #expect(file.controls.map(\.name) == ["kill-and-restart"])
        #expect(file.deadlineScale == 2.5)
        #expect(file.isSafe)
        #expect(
            file.expected == [
                ExpectedFailure(
                    caseID: "text/long", requirements: ["UNIV-014"], reason: "we cut at 4000 characters")
            ])
    }

    @Test("may name a command that makes accounts, and one file for certificate and key")
    func accountCommand() throws {
        let file = try TargetFile(
            yaml: "accounts: {command: ./make-account.sh}\ntls: {certificate: own.pem}", file: "t.yaml")
        #expect(file.accountCommand == "./make-account.sh")
        #expect(file.accounts.isEmpty)
        #expect(file.identity?.key == "own.pem")
    }

    @Test(
        "is refused with the place and the remedy",
        arguments: [
            (", reason: we cut at 4000 characters", "", "$.expected[0]: the member 'reason' is missing"),
            ("breaks: [UNIV-014]", "breaks: []", "$.expected[0].breaks: expected"),
            ("token: t, ", "", "$.accounts.mei[0]: the account has no token"),
            ("certificate: own.pem, ", "", "$.tls: there is a key without its certificate"),
            ("accounts: {mei: [{token: t, userId: 31}]}", "accounts: {command: [x]}", "$.accounts.command: expected"),
            ("deadlineScale: 2.5", "deadlineScale: 0", "$.deadlineScale: 0 is no scale"),
            ("jobs: 8", "jbos: 8", "$.jbos: there is no member 'jbos'"),
            ("jobs: 8", "suite: mine", "$: there are 'operations' and a 'suite'"),
        ])
    func mistakes(part: String, mistake: String, problem: String) throws {
        let text = Self.text.replacingText(part, mistake)
        #expect(text != Self.text)
        do {
            _ = try TargetFile(yaml: text, file: "t.yaml")
            Issue.record("it was accepted")
        } catch {
            #expect("\(error)".hasPrefix("t.yaml \(problem)"), "\(error)")
        }
    }
}

@Suite("Failures that are expected") struct ExpectedFailureTests {
    private func result(_ id: String, _ outcome: Outcome, breaks: [String] = []) -> CaseResult {
        var result = CaseResult(id: id, title: id, profile: "p", outcome: outcome)
        if !breaks.isEmpty {
            result.findings = [
                Finding(.mismatch, breaks: breaks, at: StepPlace(section: .end, pointer: "", verb: ""), "it")
            ]
        }
        return result
    }

    private func judge(_ results: [CaseResult], isWhole: Bool = true) -> ExpectedFailure.Judgement {
        ExpectedFailure.judge(
            [ExpectedFailure(caseID: "a", requirements: ["R-1"], reason: "known")], results, isWhole: isWhole)
    }

    @Test("fail no run, and are told with their reason")
    func known() {
        let judgement = judge([result("a", .failed, breaks: ["R-1"]), result("b", .passed)])
        #expect(judgement.problems == [])
        #expect(judgement.results.map(\.expectation) == ["known", nil])
        #expect(judgement.results.map(\.isRed) == [false, false])
        #expect(Verdict(results: judgement.results, unproven: []) == .conformant)
    }

    @Test("that do not happen, happen otherwise, or are not looked at fail the run", arguments: [0, 1, 2, 3, 4])
    func stale(number: Int) {
        let results: [[CaseResult]] = [
            [result("a", .passed)], [result("a", .failed, breaks: ["R-1", "R-2"])], [result("a", .notApplicable)],
            [result("a", .blocked)], [result("b", .passed)],
        ]
        let judgement = judge(results[number])
        #expect(judgement.problems.count == 1)
        #expect(judgement.results.allSatisfy { $0.expectation == nil })
        #expect(
            Verdict(results: judgement.results, unproven: [], isMisdescribed: !judgement.problems.isEmpty)
                == .violation)
    }

    @Test("are nobody's affair in a part of the suite that has not asked for them")
    func part() {
        #expect(judge([result("b", .passed)], isWhole: false).problems == [])
    }

    @Test("are written down with the reasons that are known, and read again")
    func written() throws {
        let report = RunReport(
            suite: .init(name: "s", version: "1", fixturesDigest: "f", specificationDigest: nil),
            target: .init(url: "http://h", server: nil, profiles: []), calibration: nil, seed: 3, jobs: 1, controls: [],
            isSelection: false, duration: .zero,
            results: [
                result("a", .failed, breaks: ["R-2", "R-1"]), result("b", .passed),
                result("c", .failed, breaks: ["R-3"]),
            ],
            requirements: [], verdict: .violation, misdescriptions: [], failure: nil)
        let known = [ExpectedFailure(caseID: "a", requirements: ["R-9"], reason: "it's \"known\": yes")]
        let text = ExpectedFailure.yaml(for: report, known: known, note: "new")
        #expect(
            try ExpectedFailure.list(yaml: text, file: "e.yaml") == [
                ExpectedFailure(caseID: "a", requirements: ["R-1", "R-2"], reason: "it's \"known\": yes"),
                ExpectedFailure(caseID: "c", requirements: ["R-3"], reason: "new"),
            ])
    }
}
