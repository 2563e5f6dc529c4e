import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Connecting") struct ConnectTests {
    private func frames(_ steps: String, first: String = "null") async throws -> [[String]] {
        var run = EngineRun(steps: steps)
        run.suite.manifest = run.suite.manifest.replacingText(#""first": null"#, #""first": \#(first)"#)
        var script = ScriptedServer.Script()
        script.received = { frame, connection, _ in
            // The suite's own frame comes from the bystander, too, who must hear nothing.
            if frame["auth"] == nil { connection.send(["type": "message"]) }
        }
        let (report, server) = try await run.play(script)
        #expect(report.results.map(\.outcome) == [.passed], "\(report.results)")
        return server.connections.filter { $0.token == "t-1" }.map { connection in
            connection.everything.compactMap { if case .text(let text) = $0.what { text } else { nil } }
        }
    }

    private static let heard = #"{"actor":"mei/phone","receive":{"type":"message"}}"#

    @Test("sends the suite's first frame, the step's own, or none")
    func first() async throws {
        let suite = #"{"auth":"<actor.token>"}"#
        let own = #"[{"actor":"mei/phone","connect":{"first":{"own":"<actor.userId>"}}},\#(Self.heard)]"#
        #expect(try await frames(own, first: suite) == [[#"{"auth":"t-1"}"#], [#"{"own":"u-1"}"#]])
        let none = #"[{"actor":"mei/phone","connect":{"first":null}},{"actor":"mei/phone","send":1},\#(Self.heard)]"#
        #expect(try await frames(none, first: suite) == [[#"{"auth":"t-1"}"#], ["1"]])
    }

    @Test("sends the step's own first frame also where nothing is waited for")
    func unready() async throws {
        let own = #"[{"actor":"mei/phone","connect":{"first":{"own":1},"ready":false}},\#(Self.heard)]"#
        #expect(try await frames(own) == [[], [#"{"own":1}"#]])
    }

    @Test("keeps idle connections open by half of the suite's timing, unless a step says otherwise")
    func keepAlive() async throws {
        var run = EngineRun(
            steps: #"""
                [{"actor":"mei/quiet","connect":{"keepAlive":false}},{"actor":"mei","send":{"type":"say"}},
                {"actor":"mei","receive":{"type":"message"}},
                {"actor":"mei","receive":{"type":"typing"},"within":"slack","proves":["R-001"]}]
                """#)
        run.suite.manifest = run.suite.manifest.replacingText(
            #""event": "type","#, #""event": "type","keepAlive":{"ping":"ttl"},"#)
        var script = ScriptedServer.Script()
        script.capabilities = ["testing": true, "intervals": ["ttlMs": 200]]
        script.received = { _, connection, _ in connection.send(["type": "message"], afterMs: 500) }
        let (report, server) = try await run.play(script)
        let mei = server.connections.filter { $0.token == "t-1" }
        try #require(mei.count == 2)
        let pings = mei.map { connection in connection.everything.count { $0.what == .ping("keep-alive") } }
        #expect(pings[0] >= 3, "\(pings)")
        #expect(pings[1] == 0)
        let lines = report.results[0].transcript.filter { $0.actor == "mei/main" }.map(\.text)
        #expect(lines.filter { $0.hasPrefix("keepAlive") }.count == 1)
        #expect(!lines.contains { $0.hasPrefix("ping") || $0.hasPrefix("pong") }, "\(lines)")
    }

    @Test("needs a timing that exists")
    func lint() throws {
        var suite = LintSuite(steps: LintSuite.step)
        suite.manifest = suite.manifest.replacingText(
            #""event": "type","#, #""event": "type","keepAlive":{"ping":"tlt"},"#)
        #expect(
            try suite.findings(of: ManifestRule()).map { $0.prefix { $0 != ";" } } == [
                "suite.json $.socket.keepAlive.ping: there is no timing 'tlt'"
            ])
    }
}
