import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Many connections") struct CrowdTests {
    private static let welcome: JSONValue = ["type": "message", "id": "x"]

    @Test("are opened up to the number of the whole case, so many for each account")
    func fills() async throws {
        let steps = #"""
            [{"actor":"crowd","connectMany":{"upTo":10,"perAccount":3},"proves":["R-001"]},
            {"actor":"crowd/7","send":{"type":"say","id":"<crowd/7.connectionId>"}},
            {"actor":"crowd/7","receive":{"type":"message"}}]
            """#
        var script = ScriptedServer.Script()
        script.received = { _, connection, _ in connection.send(Self.welcome) }
        let (report, server) = try await EngineRun(steps: steps).play(script)
        #expect(report.results.map(\.outcome) == [.passed], "\(report.results)")
        // mei, oscar and the bystander have one each; the world's crowd takes part.
        let counts = Dictionary(grouping: server.connections, by: \.token).mapValues(\.count).values.sorted()
        #expect(counts == [1, 1, 1, 1, 3, 3])
    }

    @Test("do not open more than are missing, and go on counting the second time")
    func again() async throws {
        let steps = #"""
            [{"actor":"crowd","connectMany":{"upTo":2}},{"actor":"crowd","connectMany":{"upTo":4}},
            {"actor":"crowd","connectMany":{"upTo":5}},{"actor":"crowd/2","cut":true}]
            """#
        let (report, server) = try await EngineRun(steps: steps).play()
        #expect(report.results.map(\.outcome) == [.passed], "\(report.results)")
        #expect(server.connections.count == 5)
    }

    @Test("have nicknames of their own and the actor's role")
    func accounts() async throws {
        let (_, server) = try await EngineRun(steps: #"[{"actor":"crowd","connectMany":{"upTo":6}}]"#).play()
        let roles = server.requests.filter { $0.request.path == "/accounts" }.compactMap { $0.request.body?["role"] }
        #expect(roles == ["user", "operator", "user", "user", "user", "user"])
    }

    @Test("that do not become ready fail the step and are named")
    func refused() async throws {
        var script = ScriptedServer.Script()
        script.refusesHandshake = { $0.query == "token=t-6" }
        let steps = #"[{"actor":"crowd","connectMany":{"upTo":6},"proves":["R-001"]}]"#
        let result = try await EngineRun(steps: steps).result(script)
        #expect(result.outcome == .failed)
        let headline = result.findings.first?.headline ?? ""
        #expect(headline.contains("the handshake of crowd/"))
        #expect(headline.contains("was answered with HTTP 503 instead of 101"))
    }

    @Test("beyond 5000 are not observable")
    func tooMany() async throws {
        var script = ScriptedServer.Script()
        script.capabilities = ["testing": true, "max": 5001]
        let run = EngineRun(
            steps: #"[{"actor":"crowd","connectMany":{"upTo":"<max>"}}]"#, more: #","given":{"max":"<+max:integer>"}"#)
        let result = try await run.result(script)
        #expect(result.outcome == .notObservable)
        #expect(result.reason == "the server declares 5001 (<max>), more than a runner can do (5000)")
    }

    @Test("take part in the end check")
    func endCheck() async throws {
        var script = ScriptedServer.Script()
        // The first frame tells of mei's account, to everybody.
        script.received = { _, _, server in
            for connection in server.connections where !["t-1", "t-4"].contains(connection.token) {
                connection.send(["type": "message", "of": "u-1"])
            }
        }
        var run = EngineRun(steps: #"[{"actor":"crowd","connectMany":{"upTo":4}},{"actor":"mei","send":{}}]"#)
        run.suite.worlds["w"] = EngineRun.world.replacingText(
            #""oscar": { "role": "operator", "connect": ["main"] },"#, ""
        )
        .replacingText(
            #""bystander": { "role": "user", "connect": ["main"] }"#,
            #""bystander": { "role": "user", "connect": ["main", "other"] }"#)
        let result = try await run.result(script)
        #expect(result.outcome == .failed)
        #expect(result.findings.map(\.observer).contains("crowd/1"), "\(result.findings)")
    }

    @Test("can be acted on by their numbers, once they were asked for")
    func lint() throws {
        let steps = #"[{"actor":"oscar","connectMany":{"upTo":9}},{"actor":"oscar/7","cut":true}]"#
        #expect(try LintSuite(steps: steps).findings(of: NameRule()) == [])
        #expect(try LintSuite(steps: #"[{"actor":"oscar/7","cut":true}]"#).findings(of: NameRule()).count == 1)
    }
}
