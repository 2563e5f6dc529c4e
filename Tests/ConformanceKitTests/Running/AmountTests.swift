import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Amounts") struct AmountTests {
    private static let given = #","given":{"max":"<+max:any>"}"#

    private func result(_ steps: String, max: JSONValue) async throws -> CaseResult {
        var script = ScriptedServer.Script()
        script.capabilities = ["testing": true, "max": max]
        return try await EngineRun(steps: steps, more: Self.given).result(script)
    }

    @Test(
        "beyond what a runner can do make the case not observable",
        arguments: [
            #"[{"repeat":{"times":"<max>"},"steps":[{"actor":"mei","send":1}]}]"#,
            #"[{"actor":"mei","collect":{},"as":"l","count":"<max>"}]"#,
            #"[{"either":[[{"actor":"mei","collect":{},"as":"l","count":"<max>"}],[{"actor":"mei","closed":{}}]]}]"#,
        ])
    func outOfReach(steps: String) async throws {
        let result = try await result(steps, max: 20_001)
        #expect(result.outcome == .notObservable)
        #expect(result.reason == "the server declares 20001 (<max>), more than a runner can do (20000)")
        #expect(try await self.result(steps, max: -1).outcome == .notObservable)
    }

    @Test("that are no whole numbers are the suite's mistake, not the server's")
    func unreadable() async throws {
        let result = try await result(#"[{"repeat":{"times":"<max>"},"steps":[{"actor":"mei","send":1}]}]"#, max: "3")
        #expect(result.outcome == .errored)
        #expect(result.reason?.contains("'<max>' is \"3\" where a whole number is needed") == true)
    }

    @Test("of zero do nothing and bind empty lists")
    func zero() async throws {
        let steps = #"""
            [{"repeat":{"times":"<max>"},"steps":[{"actor":"mei","receive":{"id":"<+x:id>"}},
            {"actor":"mei","collect":{},"as":"y","count":1}]},
            {"actor":"mei","collect":{"type":"message"},"as":"z","count":"<max>"},
            {"check":[{"count":{"of":"<x>","equals":0}},{"count":{"of":"<y>","equals":0}},
            {"count":{"of":"<z>","equals":0}}],"proves":["R-001"]}]
            """#
        let result = try await result(steps, max: 0)
        #expect(result.outcome == .passed, "\(result.findings) \(result.reason ?? "")")
    }

    @Test(
        "cannot be lists or texts",
        arguments: [
            #"{"repeat":{"times":"<l>"},"steps":[{"actor":"mei","send":1}]}"#,
            #"{"actor":"mei","collect":{},"as":"m","count":"<t>"}"#, #"{"actor":"crowd","connectMany":{"upTo":"<t>"}}"#,
            #"{"check":[{"difference":{"from":"<l>","to":1,"equals":1}}]}"#,
            #"{"check":[{"difference":{"from":1,"to":"<t>","equals":1}}]}"#,
        ])
    func lint(step: String) throws {
        let before = #"{"actor":"mei","collect":{},"as":"l","count":1},{"actor":"mei","receive":{"a":"<+t:text>"}}"#
        let findings = try LintSuite(steps: "[\(before),\(step)]").findings(of: NameRule())
        #expect(findings.count == 1)
        #expect(findings.first?.contains(", not a ") == true, "\(findings)")
    }
}
