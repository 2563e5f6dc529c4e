import RawJSON
import Synchronization
import Testing

@testable import ConformanceKit

@Suite("A case against a server") struct CaseRunTests {
    private typealias Script = ScriptedServer.Script

    /// Whatever mei says, these frames go out, each to the account with that token.
    private func script(_ frames: [(token: String, frame: JSONValue)]) -> Script {
        var script = Script()
        script.received = { _, _, server in for (token, frame) in frames { server.send(frame, to: token) } }
        return script
    }

    @Test("looks at all inboxes after the last step, and only at the bystander's after one that did not hold")
    func endCheck() async throws {
        // mei is t-1, oscar t-2, the crowd t-3 and the bystander t-4.
        let own: JSONValue = ["type": "message", "of": "u-1"]
        let leaks = script([("t-2", own), ("t-4", own)])
        let say = #"{"actor":"mei","send":{"type":"say"}}"#
        let whole = try await EngineRun(steps: "[\(say)]").result(leaks)
        #expect(whole.findings.map(\.observer) == ["bystander/main", "oscar/main"])
        #expect(whole.outcome == .failed)
        let missing = #"{"actor":"mei","receive":{"type":"message"},"within":"slack"}"#
        let broken = try await EngineRun(steps: "[\(say),\(missing)]").result(leaks)
        #expect(broken.findings.map(\.observer) == ["mei/main", "bystander/main"])
        #expect(broken.broken == ["R-001"])
    }

    @Test("tries again when a frame is late and the call shows its effect, and is unstable if it passes then")
    func unstable() async throws {
        let step = #"""
            [{"actor":"mei","send":{"type":"say"}},{"actor":"mei","receive":{"type":"message"},"within":"slack",
            "proves":["R-001"],"shownBy":{"actor":"mei","call":"GET /log","answer":{"status":200}}}]
            """#
        var script = Script()
        script.received = { _, connection, _ in
            if connection.token != "t-1" { connection.send(["type": "message"]) }
        }
        let report = try await EngineRun(steps: step).report(script)
        #expect(report.results.map(\.isUnstable) == [true])
        #expect(report.results[0].outcome == .passed)
        #expect(report.results[0].warnings.map(\.kind) == [.missedDeadline])
        #expect(report.verdict == .unstable)
        // What REST does not show is not late but lost.
        script.answer = { $0.path == "/log" ? ScriptedServer.Answer(status: 404) : nil }
        let lost = try await EngineRun(steps: step).result(script)
        #expect(lost.outcome == .failed)
    }

    @Test("demands that branches of a race agree on the names they both bind", arguments: [(7, true), (8, false)])
    func disagreement(second: Int, agrees: Bool) async throws {
        let steps = #"""
            [{"actor":"mei","send":{"type":"say"}},{"together":[
            [{"actor":"mei","receive":{"n":"<+n:integer>"}}],[{"actor":"oscar","receive":{"n":"<+n:integer>"}}]],
            "proves":["R-001"]}]
            """#
        let result = try await EngineRun(steps: steps).result(
            script([
                ("t-1", ["type": "message", "n": 7]), ("t-2", ["type": "message", "n": .number(JSONNumber(second))]),
            ]))
        #expect(result.outcome == (agrees ? .passed : .failed))
        #expect(result.findings.map(\.headline) == (agrees ? [] : ["the branches of the race disagree on n"]))
        #expect(result.findings.map(\.kind) == (agrees ? [] : [.history]))
    }

    @Test(
        "takes whole numbers for ids only in members that hold ids",
        arguments: [
            (["type": "message", "count": 41], false), (["type": "message", "userId": 41], true),
            (["type": "message", "of": [["id": 41]]], true), (["type": "message", "userId": 42], false),
        ] as [(JSONValue, Bool)])
    func integerIDs(frame: JSONValue, isOwn: Bool) async throws {
        var script = script([("t", frame)])
        let numbers = Mutex(40)
        script.answer = { request in
            guard request.path == "/accounts" else { return nil }
            let number = numbers.withLock { number in
                number += 1
                return number
            }
            let token: JSONValue = number == 43 ? "nobody" : number == 42 ? "t" : "other"
            return ScriptedServer.Answer(status: 201, body: ["userId": .number(JSONNumber(number)), "token": token])
        }
        var run = EngineRun(steps: #"[{"actor":"mei","send":{"type":"say"}}]"#)
        // Nobody but mei has an account that is looked for, so that 42 is another's.
        run.suite.manifest = run.suite.manifest.replacingText("<+userId:id>", "<+userId:any>").replacingText(
            #""roles": ["user", "operator"], "attributes""#, #""roles": ["operator"], "attributes""#)
        run.suite.manifest = run.suite.manifest.replacingText(
            #""provisioning": ["#,
            #""provisioning": [{"name":"users","roles":["user"],"steps":[{"call":"POST /accounts","answer":{"body":{"userId":"<+userId:id>","token":"<+token:text>"}}}]},"#
        )
        let result = try await run.result(script)
        #expect(result.outcome == (isOwn ? .failed : .passed), "\(result.findings) \(result.reason ?? "")")
        #expect(result.findings.map(\.kind) == (isOwn ? [.unexpected] : []))
    }

    @Test("ends a walk that never ends after 200 pages")
    func endlessWalk() async throws {
        var script = Script()
        script.answer = { request in
            request.path == "/log" ? ScriptedServer.Answer(body: ["items": [1], "next": "more"]) : nil
        }
        let steps =
            #"[{"actor":"mei","follow":"GET /log","items":"items","next":{"c":"next"},"as":"l","proves":["R-001"]}]"#
        let (report, server) = try await EngineRun(steps: steps).play(script)
        #expect(report.results.map(\.outcome) == [.failed])
        #expect(
            report.results[0].findings.map(\.headline) == ["the walk has not ended after 200 pages (200 items)"])
        #expect(server.requests.filter { $0.request.path == "/log" }.count == 200)
    }

    @Test(
        "counts notBefore from the label that since names, or else from the start of the step before",
        arguments: [(#","since":"said""#, Outcome.passed), ("", .failed)])
    func earliest(since: String, outcome: Outcome) async throws {
        // "b" comes at once after the second frame, which is half a second after the first.
        let steps = #"""
            [{"actor":"mei","send":{"type":"first"},"label":"said"},{"actor":"mei","receive":{"type":"message","n":"a"}},
            {"actor":"mei","send":{"type":"second"}},
            {"actor":"mei","receive":{"type":"message","n":"b"},"notBefore":"slack"\#(since),"proves":["R-001"]}]
            """#
        var script = Script()
        script.received = { frame, connection, _ in
            let isFirst = frame["type"] == "first"
            connection.send(["type": "message", "n": isFirst ? "a" : "b"], afterMs: isFirst ? 500 : 0)
        }
        let result = try await EngineRun(steps: steps).result(script)
        #expect(result.outcome == outcome)
        #expect(result.findings.map(\.kind) == (outcome == .failed ? [.tooEarly] : []))
    }
}
