import RawJSON
import Testing

@testable import ConformanceKit

@Suite("The plan of a run") struct PlanTests {
    private func testCase(_ id: String, twin: String? = nil, exclusive: Bool = false) throws -> Case {
        var source: JSONObject = [
            "title": .string(id), "profile": id.hasPrefix("rooms") ? "rooms" : "core", "world": "w",
            "exclusive": .bool(exclusive), "steps": [["actor": "mei", "cut": true]],
        ]
        if let twin { source["twin"] = ["case": .string(twin), "differs": ["/steps/0/actor"]] }
        return try Case(id: id, JSONReader(.object(source)))
    }

    private func suite(_ cases: [Case]) throws -> Suite {
        let manifest: JSONValue = [
            "name": "s", "version": "1", "profiles": ["core": [:], "rooms": ["probe": "rooms/probe"]],
            "socket": ["path": "/ws", "event": "type"], "events": ["msg"], "timings": [:], "roles": ["user"],
            "idMembers": "Id$",
        ]
        return Suite(
            manifest: try SuiteManifest(JSONReader(manifest)), worlds: [:], cases: cases,
            requirements: RequirementRegister(version: "1", digest: "", requirements: []), digest: "")
    }

    private func result(_ id: String, _ outcome: Outcome, isComplete: Bool = true) -> CaseResult {
        var result = CaseResult(id: id, title: id, profile: "core", outcome: outcome)
        result.isComplete = isComplete
        return result
    }

    @Test("cases of profiles that are not claimed are not applicable, exclusive ones are apart")
    func chooses() throws {
        let suite = try suite([testCase("a"), testCase("b", exclusive: true), testCase("rooms/x")])
        let plan = Plan(suite.cases, claimed: ["core"], discovery: nil, suite: suite, seed: 1)
        #expect(plan.parallel.map(\.id) == ["a"])
        #expect(plan.exclusive.map(\.id) == ["b"])
        #expect(plan.notApplicable.map(\.id) == ["rooms/x"])
        #expect(plan.count == 3)
    }

    @Test("the same seed gives the same order, another one another")
    func order() throws {
        let suite = try suite(try (0..<20).map { try testCase("c\($0)") })
        func order(_ seed: UInt64) -> [String] {
            Plan(suite.cases, claimed: ["core"], discovery: nil, suite: suite, seed: seed).parallel.map(\.id)
        }
        #expect(order(1) == order(1))
        #expect(order(1) != order(2))
    }

    @Test(
        "a refusal counts only if its twin was accepted to the last step",
        arguments: [
            (Outcome.passed, true, Outcome.passed), (.passed, false, .blocked), (.failed, true, .blocked),
            (.blocked, true, .blocked), (.notObservable, true, .notObservable),
        ])
    func twins(outcome: Outcome, isComplete: Bool, judged: Outcome) throws {
        let suite = try suite([testCase("refused", twin: "accepted"), testCase("accepted")])
        let plan = Plan(suite.cases, claimed: ["core"], discovery: nil, suite: suite, seed: 1)
        let results = plan.judged([result("refused", .passed), result("accepted", outcome, isComplete: isComplete)])
        #expect(results[0].outcome == judged)
    }

    @Test("a twin that is blocked by its own twin does not count either")
    func chains() throws {
        let suite = try suite([testCase("a", twin: "b"), testCase("b", twin: "c"), testCase("c")])
        let plan = Plan(suite.cases, claimed: ["core"], discovery: nil, suite: suite, seed: 1)
        let results = plan.judged([result("a", .passed), result("b", .passed), result("c", .failed)])
        #expect(results.map(\.outcome) == [.blocked, .blocked, .failed])
    }

    @Test("a probe that passes warns that the profile could be claimed")
    func probes() throws {
        let suite = try suite([testCase("rooms/probe")])
        let plan = Plan(suite.cases, claimed: ["core"], discovery: nil, suite: suite, seed: 1)
        #expect(plan.parallel.map(\.id) == ["rooms/probe"])
        let passed = plan.judged([result("rooms/probe", .passed)])
        #expect(passed[0].outcome == .notApplicable)
        #expect(passed[0].warnings.count == 1)
        #expect(plan.judged([result("rooms/probe", .failed)])[0].warnings.isEmpty)
    }

    @Test("a selection brings the twins along")
    func selection() throws {
        let suite = try suite([testCase("a", twin: "b"), testCase("b"), testCase("c")])
        #expect(suite.chosen(by: Selection(cases: ["a"])).map(\.id) == ["a", "b"])
    }
}
