import Foundation
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

    @Test("the page holds the whole report, and nothing in it can end its element")
    func htmlReport() throws {
        let page = HTMLReport { "again --case \($0.id)" }.text(for: report, suite: nil)
        let start = try #require(page.range(of: #"<script id="report" type="application/json">"#))
        let end = try #require(page[start.upperBound...].range(of: "</script>"))
        let data = try JSONValue(parsing: String(page[start.upperBound..<end.lowerBound]))
        #expect(data["replay"] == ["desk/a": "again --case desk/a"])
        #expect(data["cases"]?[0]?["title"] == "a <b> & \"c\"")
        var own = JSONReport().value(for: report, suite: nil).objectValue
        own?["replay"] = data["replay"]
        #expect(data.objectValue == own)
        #expect(!page.contains("@REPORT@"))
    }

    @Test("the worst comes first where the specification says how bad a breach is")
    func severity() {
        func red(_ id: String, _ requirement: String) -> CaseResult {
            var result = CaseResult(id: id, title: id, profile: "p", outcome: .failed)
            result.findings = [
                Finding(.mismatch, breaks: [requirement], at: StepPlace(section: .end, pointer: "", verb: ""), "it")
            ]
            return result
        }
        let severities: [(String, Severity?)] = [("R-1", nil), ("R-2", .shape), ("R-3", .leak)]
        let sorted = RunReport(
            suite: report.suite, target: report.target, calibration: nil, seed: 1, jobs: 1, controls: [],
            isSelection: false, duration: .zero,
            results: [red("a", "R-1"), red("b", "R-2"), red("c", "R-3"), red("d", "R-3")],
            requirements: severities.map {
                RequirementResult(id: $0.0, level: "MUST", severity: $0.1, state: .broken, cases: [], reason: nil)
            }, verdict: .violation, misdescriptions: [], failure: nil)
        #expect(sorted.red.map(\.id) == ["c", "d", "b", "a"])
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
