import RawJSON
import Synchronization
import Testing

@testable import ConformanceKit

@Suite("Walking pages") struct WalkTests {
    private typealias Script = ScriptedServer.Script

    private func log(_ answer: @escaping @Sendable (ScriptedServer.Request) -> JSONValue) -> Script {
        var script = Script()
        script.answer = { $0.path == "/log" ? ScriptedServer.Answer(body: answer($0)) : nil }
        return script
    }

    @Test("takes one page where nothing says what comes next")
    func single() async throws {
        let steps = #"""
            [{"actor":"mei","follow":"GET /log","items":"","as":"l","proves":["R-001"]},
            {"check":[{"sameSequence":{"of":"<l>","as":[1,2]}}],"proves":["R-001"]}]
            """#
        let (report, server) = try await EngineRun(steps: steps).play(log { _ in [1, 2] })
        #expect(report.results.map(\.outcome) == [.passed])
        #expect(server.requests.count { $0.request.path == "/log" } == 1)
    }

    @Test("asks for what lies behind the last item until there is none, and turns the list round")
    func backwards() async throws {
        let steps = #"""
            [{"actor":"mei","follow":"GET /log","items":"rows","next":{"before":{"last":"id"}},"reversed":true,"as":"l",
            "proves":["R-001"]},
            {"check":[{"sameSequence":{"of":"<l>","by":"id","as":[1,2,3,4]}}],"proves":["R-001"]}]
            """#
        let script = log { request in
            switch request.query {
            case "": ["rows": [["id": 4], ["id": 3]]]
            case "before=3": ["rows": [["id": 2], ["id": 1]]]
            default: ["rows": []]
            }
        }
        let result = try await EngineRun(steps: steps).result(script)
        #expect(result.outcome == .passed, "\(result.findings)")
    }

    @Test("does what stands in between after every page but the last")
    func between() async throws {
        let steps = #"""
            [{"actor":"mei","follow":"GET /log","items":"rows","next":{"page":{"from":2}},"while":"more",
            "between":{"as":"page","steps":[{"actor":"mei","send":{"type":"say","n":"<page>"}}]},"as":"l",
            "proves":["R-001"]}]
            """#
        let heard = Mutex<[JSONValue]>([])
        var script = log { request in ["rows": [], "more": .bool(request.query != "page=3")] }
        script.received = { frame, _, _ in heard.withLock { $0.append(frame["n"] ?? nil) } }
        let result = try await EngineRun(steps: steps).result(script)
        #expect(result.outcome == .passed, "\(result.findings)")
        #expect(heard.withLock { $0 } == [1, 2])
    }
}
