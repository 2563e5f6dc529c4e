import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Pacing") struct PacerTests {
    private let start = ContinuousClock.now
    private let mei = ConnectionName(actor: "mei")

    private func pacer(_ rules: String, _ answer: JSONValue = ["n": 2, "ms": 1000]) throws -> Pacer {
        let rules = try FixtureText.reader(rules).list { rule throws(FixtureError) in try PacingRule(rule) }
        return Pacer(rules.compactMap { $0.limit(answer) })
    }

    private static let sends = #"[{"sends":{"type":"say"},"count":"n","windowMs":"ms"}]"#
    private static let calls = #"[{"calls":"POST /rooms/{}/messages","count":"n","windowMs":"ms"}]"#

    /// When each of these frames may go, in milliseconds, if all are asked for at the start.
    private func moments(
        _ pacer: inout Pacer, _ frames: [JSONValue], on name: ConnectionName? = nil, isPaced: Bool = true
    ) -> [Int64] {
        frames.map { frame in
            let moment = pacer.next(frame: frame, on: name ?? mei, Bindings(), isPaced: isPaced, now: start)
            return (moment - start).wholeMilliseconds
        }
    }

    @Test("lets as many through at once as are allowed, and then waits for the window and a little more")
    func window() throws {
        var pacer = try pacer(Self.sends)
        let say: JSONValue = ["type": "say"]
        #expect(moments(&pacer, [say, say, say, say, say]) == [0, 0, 1500, 1500, 3000])
    }

    @Test("lets other frames, other connections and steps that are not paced through")
    func others() throws {
        var pacer = try pacer(Self.sends)
        let say: JSONValue = ["type": "say"]
        #expect(moments(&pacer, [say, say, ["type": "look"]]) == [0, 0, 0])
        #expect(moments(&pacer, [say], on: ConnectionName(actor: "mei", connection: "phone")) == [0])
        #expect(moments(&pacer, [say], isPaced: false) == [0])
        // Those count all the same.
        #expect(moments(&pacer, [say]) == [1500])
    }

    @Test("begins anew on a connection whose name is used again")
    func forgets() throws {
        var pacer = try pacer(Self.sends)
        let say: JSONValue = ["type": "say"]
        #expect(moments(&pacer, [say, say]) == [0, 0])
        pacer.forget(mei)
        #expect(moments(&pacer, [say]) == [0])
    }

    @Test("counts calls of one path, whatever its varying segment, for each actor")
    func calls() throws {
        var pacer = try pacer(Self.calls)
        func moment(_ method: String, _ path: String, _ actor: String = "mei") -> Int64 {
            (pacer.next(method: method, path: path, of: actor, isPaced: true, now: start) - start).wholeMilliseconds
        }
        #expect(moment("POST", "/rooms/1/messages") == 0)
        #expect(moment("POST", "/rooms/2/messages") == 0)
        #expect(moment("GET", "/rooms/1/messages") == 0)
        #expect(moment("POST", "/rooms/1/messages/2") == 0)
        #expect(moment("POST", "/rooms/1/messages", "oscar") == 0)
        #expect(moment("POST", "/rooms/3/messages") == 1500)
    }

    @Test("counts a call from its end on")
    func ended() throws {
        var pacer = try pacer(Self.calls)
        func moment() -> Int64 {
            let moment = pacer.next(method: "POST", path: "/rooms/1/messages", of: "mei", isPaced: true, now: start)
            return (moment - start).wholeMilliseconds
        }
        #expect(moment() == 0)
        pacer.ended(method: "POST", path: "/rooms/1/messages", of: "mei", now: start + .milliseconds(40))
        #expect(moment() == 0)
        #expect(moment() == 1500)
        #expect(moment() == 1540)
    }

    @Test(
        "does nothing where the server declares no rate",
        arguments: [[:], ["n": nil, "ms": 1000], ["n": 2, "ms": nil], ["n": 0, "ms": 1000], ["n": "2", "ms": 1000]]
            as [JSONValue])
    func undeclared(answer: JSONValue) throws {
        var pacer = try pacer(Self.sends, answer)
        #expect(moments(&pacer, Array(repeating: ["type": "say"], count: 5)) == [0, 0, 0, 0, 0])
    }

    @Test("keeps the frames and calls of a case apart, and the wait out of the step's deadline")
    func engine() async throws {
        var run = EngineRun(
            steps: #"""
                [{"repeat":{"times":3},"steps":[{"actor":"mei","send":{"type":"say"},"label":"said"},
                {"actor":"mei","receive":{"type":"message"},"within":"slack","since":"said","proves":["R-001"]}]},
                {"actor":"mei","send":{"type":"say"},"paced":false},{"actor":"mei","receive":{"type":"message"}},
                {"repeat":{"times":3},"steps":[{"actor":"mei","call":"POST /rooms/7/messages"}]}]
                """#)
        run.suite.manifest = run.suite.manifest.replacingText(
            #""idMembers""#, #""pacing":\#(Self.sends.dropLast()),\#(Self.calls.dropFirst()),"idMembers""#)
        var script = ScriptedServer.Script()
        script.capabilities = ["testing": true, "n": 2, "ms": 600]
        script.received = { _, connection, _ in connection.send(["type": "message"]) }
        let (report, server) = try await run.play(script)
        #expect(report.results.map(\.outcome) == [.passed], "\(report.results)")
        let sent = server.connections.first { $0.token == "t-1" }?.textMoments ?? []
        try #require(sent.count == 4)
        #expect(sent[2] - sent[0] >= .milliseconds(600))
        #expect(sent[3] - sent[2] < .milliseconds(500))
        let called = server.requests.filter { $0.request.path == "/rooms/7/messages" }.map(\.moment)
        try #require(called.count == 3)
        #expect(called[2] - called[0] >= .milliseconds(600))
    }
}
