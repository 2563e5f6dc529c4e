import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Controls") struct ControlTests {
    private struct Broken: Error, CustomStringConvertible {
        let description = "its command ended with exit status 3:\n  no disk"
    }

    private func run(_ steps: String, _ control: Control?) async throws -> RunReport {
        var run = EngineRun(steps: steps, more: #","exclusive":true"#)
        if let control { run.options.controls = ["restart": control] }
        return try await run.report()
    }

    @Test("that a target does not offer make the case not observable")
    func missing() async throws {
        let report = try await run(#"[{"control":"restart"}]"#, nil)
        #expect(report.results.map(\.outcome) == [.notObservable])
        #expect(report.results.first?.reason == "needs the control restart, which this target does not offer")
        #expect(report.controls == [])
    }

    @Test("get the arguments, and bind names of their answer")
    func answers() async throws {
        let steps = #"""
            [{"control":"restart","arguments":{"who":"<mei.userId>"},"answer":{"who":"<mei.userId>","n":"<+n:integer>"},
            "proves":["R-001"]},{"actor":"mei","send":{"n":"<n>"}}]
            """#
        let report = try await run(steps) { arguments in ["who": arguments["who"] ?? .null, "n": 7] }
        #expect(report.results.map(\.outcome) == [.passed], "\(report.results)")
        #expect(report.controls == ["restart"])
    }

    @Test("whose answer is another one than required fail the step, with the difference")
    func differs() async throws {
        let report = try await run(#"[{"control":"restart","answer":{"n":1},"proves":["R-001"]}]"#) { _ in ["n": 2] }
        #expect(report.results.map(\.outcome) == [.failed])
        #expect(report.results[0].findings.first?.differences.map(\.description) == ["$.n: expected 1, found 2"])
    }

    @Test("that fail make the case errored, in their own words")
    func fails() async throws {
        let report = try await run(#"[{"control":"restart"}]"#) { _ in throw Broken() }
        #expect(report.results.map(\.outcome) == [.errored])
        #expect(
            report.results[0].reason
                == "the control restart failed: its command ended with exit status 3:\n  no disk")
    }

    @Test("without an answer where one is looked at make the case errored")
    func silent() async throws {
        let report = try await run(#"[{"control":"restart","answer":{}}]"#) { _ in nil }
        #expect(report.results.map(\.outcome) == [.errored])
    }

    @Test("run alone, and are listed with their cases")
    func lint() throws {
        let steps = #"[{"repeat":{"times":1},"steps":[{"control":"restart"}]}]"#
        #expect(try LintSuite(steps: steps, more: #","exclusive":true"#).findings(of: ControlRule()) == [])
        #expect(
            try LintSuite(steps: steps).findings(of: ControlRule()) == [
                "conversations/a/one.json $.exclusive: the case uses the control 'restart' beside other cases; "
                    + "add \"exclusive\": true [controls-run-alone]"
            ])
        let controls = try LintSuite(steps: steps).suite().controls
        #expect(controls.map(\.name) == ["restart"])
        #expect(controls.map(\.cases) == [["a/one"]])
    }

    @Test("of a world count for every case that plays in it")
    func worlds() throws {
        var suite = LintSuite(steps: LintSuite.step)
        suite.worlds["w"] = LintSuite.world.replacingText(#""setup": ["#, #""setup": [{"control":"restart"},"#)
        #expect(try suite.findings(of: ControlRule()).count == 1)
    }
}
