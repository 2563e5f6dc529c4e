import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Reports of a run") struct ReportTests {
    private let report: RunReport = {
        var failed = CaseResult(id: "desk/a", title: "a <b> & \"c\"", profile: "desk", outcome: .failed)
        var finding = Finding(
            .mismatch, breaks: ["DESK-001"], at: StepPlace(section: .steps, pointer: "/2", verb: "receive"),
            "it differs\u{1}")
        finding.differences = [Difference(path: JSONPath([.member("x")]), expected: "1", actual: "2")]
        failed.findings = [finding]
        var passed = CaseResult(id: "desk/b", title: "b", profile: "desk", outcome: .passed)
        passed.proven = ["DESK-002"]
        let skipped = CaseResult(id: "rooms/c", title: "c", profile: "rooms", outcome: .notApplicable)
        return RunReport(
            suite: .init(name: "s", version: "1", fixturesDigest: "f", specificationDigest: nil),
            target: .init(url: "http://h", server: nil, profiles: ["desk"]), calibration: nil, seed: 3, jobs: 1,
            controls: ["restart"], isSelection: false, duration: .seconds(1), results: [failed, passed, skipped],
            requirements: [],
            verdict: .violation, misdescriptions: [], failure: nil)
    }()

    private func suite() throws -> Suite {
        let manifest: JSONValue = [
            "name": "s", "version": "1", "profiles": ["desk": [:]], "socket": ["path": "/ws", "event": "type"],
            "events": ["msg"], "timings": [:], "roles": ["user"], "idMembers": "Id$",
        ]
        return Suite(
            manifest: try SuiteManifest(JSONReader(manifest)), worlds: [:], cases: [],
            requirements: RequirementRegister(version: "1", digest: "", requirements: []), digest: "")
    }

    @Test("the JSON summary adds up and names what is broken")
    func jsonReport() throws {
        let value = JSONReport().value(for: report, suite: nil)
        let summary = try #require(value["summary"])
        #expect(summary["verdict"] == "violation")
        let counts = ["passed", "failed", "notApplicable", "notObservable", "blocked", "errored"].map {
            summary[$0]?.int64Value ?? -1
        }
        #expect(counts == [1, 1, 1, 0, 0, 0])
        #expect(summary["planned"]?.int64Value == counts.reduce(0, +))
        #expect(value["cases"]?[0]?["broken"] == ["DESK-001"])
        #expect(value["cases"]?[0]?["findings"]?[0]?["differences"]?[0]?["actual"] == "2")
    }

    @Test("the JUnit report escapes markup and leaves out what XML cannot hold")
    func junitReport() throws {
        let text = JUnitReport(failureText: FailureText(suite: try suite()) { _ in "again" }).text(for: report)
        #expect(text.contains(#"name="a &lt;b&gt; &amp; &quot;c&quot;""#))
        #expect(text.contains(#"<testsuite name="desk" tests="2" failures="1" errors="0" skipped="0">"#))
        #expect(text.contains(#"<testsuite name="rooms" tests="1" failures="0" errors="0" skipped="1">"#))
        #expect(!text.contains("\u{1}"))
    }

    @Test("a failure text has the step, the difference and the command that repeats it")
    func failureText() throws {
        let text = FailureText(suite: try suite()) { "conformance run --case \($0.id)" }.text(for: report.results[0])
        #expect(text.contains("steps/2 receive"))
        #expect(text.contains("$.x: expected 1, found 2"))
        #expect(text.contains("conformance run --case desk/a"))
    }

    @Test("the summary's equation names all six outcomes")
    func summaryText() {
        let text = SummaryText().text(for: report)
        #expect(
            text.hasPrefix(
                "3 cases = 1 passed + 1 failed + 1 not applicable + 0 not observable + 0 blocked + 0 errored"))
        #expect(text.contains("verdict: violation"))
    }
}
