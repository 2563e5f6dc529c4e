import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Cases for what a server declares") struct GivenTests {
    private static let given = #","given":{"limits":{"max":"<+max:integer>"}}"#

    private func plan(_ run: EngineRun, _ answer: JSONValue?) throws -> Plan {
        let suite = try run.suite.suite()
        return Plan(suite.cases, claimed: ["core"], discovery: answer, suite: suite, seed: 1)
    }

    @Test("apply where it is declared")
    func applies() throws {
        let plan = try plan(EngineRun(steps: LintSuite.step, more: Self.given), ["limits": ["max": 3]])
        #expect(plan.parallel.map(\.id) == ["a/one"])
    }

    @Test(
        "are not applicable where it is not, and show what is declared instead",
        arguments: [
            (["limits": ["max": nil]], "the server declares $.limits.max: null, where the case needs a whole number"),
            (["limits": [:]], "the server declares $.limits.max: nothing, where the case needs a whole number"),
            (nil, "the server does not describe itself, so that nothing can be given"),
        ] as [(JSONValue?, String)])
    func differs(answer: JSONValue?, reason: String) throws {
        let plan = try plan(EngineRun(steps: LintSuite.step, more: Self.given), answer)
        #expect(plan.parallel.isEmpty)
        #expect(plan.notApplicable.map(\.outcome) == [.notApplicable])
        #expect(plan.notApplicable.first?.reason == reason)
    }

    @Test("are not applicable in a suite without discovery")
    func noDiscovery() throws {
        var run = EngineRun(steps: LintSuite.step, more: Self.given)
        run.suite.manifest = run.suite.manifest.replacingText(
            #""discovery": { "call": "GET /capabilities", "profiles": "profiles" },"#, "")
        let plan = try plan(run, nil)
        #expect(plan.notApplicable.first?.reason == "the suite has no discovery, so that nothing can be given")
    }

    @Test("bind what is declared, as often as it says")
    func binds() async throws {
        let steps = #"""
            [{"repeat":{"times":"<max>"},"steps":[{"actor":"mei","send":{"n":"<max>"}}]},
            {"actor":"mei","collect":{"type":"message"},"as":"l","count":"<max>"},
            {"check":[{"count":{"of":"<l>","equals":3}}],"proves":["R-001"]}]
            """#
        var script = ScriptedServer.Script()
        script.capabilities = ["testing": true, "limits": ["max": 3]]
        script.received = { frame, connection, _ in connection.send(["type": "message", "n": frame["n"] ?? .null]) }
        let result = try await EngineRun(steps: steps, more: Self.given).result(script)
        #expect(result.outcome == .passed, "\(result.findings) \(result.reason ?? "")")
    }

    @Test("leave their requirement not applicable, with the reason, and the run conformant")
    func coverage() async throws {
        var run = EngineRun(steps: #"[{"actor":"mei","send":{}}]"#)
        run.suite.requirements = [#"{"id":"R-002","level":"MUST","profiles":["core"],"sentence":"It has a limit."}"#]
        run.suite.cases["a/two"] = LintSuite.testCase(
            title: "two", steps: #"[{"actor":"mei","send":{"n":"<max>"},"proves":["R-002"]}]"#, more: Self.given)
        let report = try await run.report()
        #expect(report.verdict == .conformant, "\(SummaryText().text(for: report))")
        let requirement = report.requirements.first { $0.id == "R-002" }
        #expect(requirement?.state == .notApplicable)
        #expect(requirement?.reason?.contains("$.limits") == true)
    }

    @Test("take the refusals along whose twins they are")
    func twins() async throws {
        var run = EngineRun(steps: LintSuite.step.replacingText("mei", "oscar"), more: Self.given)
        run.suite.cases["a/refused"] = LintSuite.testCase(
            title: "two", steps: #"[{"actor":"mei","send":{}}]"#,
            more: #","twin":{"case":"a/one","differs":["/steps/0/actor"]}"#)
        let refused = try await run.report().results.first { $0.id == "a/refused" }
        #expect(refused?.outcome == .notApplicable)
        #expect(refused?.isUndeclared == true)
    }

    @Test("have their names for the linter, and cannot bind them twice")
    func lint() throws {
        let use = #"[{"repeat":{"times":"<max>"},"steps":[{"actor":"mei","send":"<max>"}]}]"#
        #expect(try LintSuite(steps: use, more: Self.given).findings(of: NameRule()) == [])
        #expect(try LintSuite(steps: use).findings(of: NameRule()).count == 2)
        let clash = try LintSuite(steps: LintSuite.step, more: #","given":{"a":"<+room:id>"}"#).findings(of: NameRule())
        #expect(
            clash.map { $0.prefix { $0 != ";" } } == [
                "conversations/a/one.json $.given.a: 'room' is bound a second time"
            ])
    }
}
