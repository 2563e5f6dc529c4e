import RawJSON
import Testing
import WireClient

@testable import ConformanceKit

@Suite("A case through a descriptor") struct DialectRunTests {
    private func run(_ steps: String, _ descriptor: String) throws -> EngineRun {
        var run = EngineRun(steps: steps)
        run.suite.requirements = [#"{"id":"R-002","level":"MUST","sentence":"It is so.","profiles":["core"]}"#]
        run.descriptor = try Descriptor(yaml: "name: team-desk\n" + descriptor, file: "d.yaml")
        return run
    }

    private static let asking = #"""
        [{ "actor": "mei", "call": "GET /me", "answer": { "body": { "code": 0 } }, "proves": ["R-002"] }]
        """#

    @Test("is judged by the translated answer, and the report names the descriptor")
    func translated() async throws {
        let run = try run(Self.asking, "calls: [{call: GET /me, as: GET /whoami, answer: {code: <body.status>}}]")
        let report = try await run.report(
            .init(answer: { $0.path == "/whoami" ? .init(body: ["status": 0]) : nil }))
        #expect(report.results.first?.outcome == .passed)
        #expect(report.requirements.first { $0.id == "R-002" }?.state == .proven)
        #expect(report.descriptor?.name == "team-desk")
        #expect(report.descriptor?.digest.count == 64)
        #expect(SummaryText().text(for: report).contains("through team-desk ("))
    }

    @Test("a wrong value is found behind the translation")
    func wrong() async throws {
        let run = try run(Self.asking, "calls: [{call: GET /me, as: GET /whoami, answer: {code: <body.status>}}]")
        let report = try await run.report(
            .init(answer: { $0.path == "/whoami" ? .init(body: ["status": 7]) : nil }))
        #expect(report.results.first?.broken == ["R-002"])
    }

    @Test("what the descriptor makes up proves nothing")
    func madeUp() async throws {
        let run = try run(Self.asking, "calls: [{call: GET /me, as: GET /whoami, answer: {code: 0}}]")
        let report = try await run.report(.init(answer: { $0.path == "/whoami" ? .init(body: [:]) : nil }))
        #expect(report.results.first?.outcome == .passed)
        #expect(report.results.first?.proven.isEmpty == true)
        let requirement = report.requirements.first { $0.id == "R-002" }
        #expect(requirement?.state == .notObservable)
        #expect(requirement?.reason == "what it is about is made up by the descriptor")
    }

    @Test("what the dialect does not have is not applicable")
    func absent() async throws {
        let report = try await run(Self.asking, "absent: [GET /me]").report()
        #expect(report.results.first?.outcome == .notApplicable)
        #expect(report.results.first?.reason == "team-desk has no GET /me")
        #expect(report.requirements.first { $0.id == "R-002" }?.state == .notApplicable)
    }

    @Test("frames are sent and heard in the dialect")
    func frames() async throws {
        let run = try run(
            #"""
            [{ "actor": "mei", "send": { "type": "say", "text": "hello" } },
             { "actor": "mei", "receive": { "type": "said", "text": "hello" }, "proves": ["R-002"] }]
            """#,
            #"""
            sends: [{from: {type: say}, to: {ev: talk, body: <text>}}]
            receives: [{from: {ev: talked}, to: {type: said, text: <body>}}]
            """#)
        let report = try await run.report(
            .init(received: { frame, connection, _ in
                if frame["ev"] == "talk" { connection.send(["ev": "talked", "body": frame["body"] ?? .null]) }
            }))
        #expect(report.results.first?.outcome == .passed, "\(report.results)")
        #expect(report.results.first?.proven.contains("R-002") == true)
    }

    @Test("bare text has no translation")
    func bareText() async throws {
        let result = try await run(
            #"[{ "actor": "mei", "raw": { "text": "{" } }, { "actor": "mei", "call": "GET /me", "answer": { "status": 200 }, "proves": ["R-002"] }]"#,
            "names: as-is"
        ).result()
        #expect(result.outcome == .notApplicable)
    }
}
