import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Whoever should not be let in") struct OutsiderTests {
    private static let steps = #"""
        [{"actor":"crowd/thief","connect":{"ready":false}},
        {"actor":"crowd/thief","send":{"type":"say"},"attempt":true},
        {"nothing":{"$mentions":"secret <run>"},"at":["oscar"],"norAt":["crowd/thief"],
        "until":[{"actor":"mei","send":{"type":"say","text":"<run>"}},{"actor":"oscar","receive":{"type":"message"}}],
        "proves":["R-001"]}]
        """#

    private func script(refusing: Bool, telling: [String]) -> ScriptedServer.Script {
        var script = ScriptedServer.Script()
        // The crowd is t-3.
        script.refusesHandshake = { refusing && $0.query.contains("t-3") }
        script.received = { frame, _, server in
            guard let run = frame["text"]?.stringValue else { return }
            for token in telling { server.send(["type": "odd", "text": "a secret \(run)"], to: token) }
            server.send(["type": "message"], to: "t-2")
        }
        return script
    }

    @Test("may be refused, and what is tried on its connection is passed over")
    func refused() async throws {
        let result = try await EngineRun(steps: Self.steps).result(script(refusing: true, telling: []))
        #expect(result.outcome == .passed, "\(result.findings)")
    }

    @Test("must hear nothing where it has a connection", arguments: [("t-3", "crowd/thief"), ("t-2", "oscar/main")])
    func heard(token: String, observer: String) async throws {
        let result = try await EngineRun(steps: Self.steps).result(script(refusing: false, telling: [token]))
        #expect(result.outcome == .failed)
        #expect(result.findings.map(\.observer) == [observer])
        #expect(result.broken == ["R-001"])
    }

    @Test("without attempt, an action on a connection that was refused is a finding")
    func notAttempted() async throws {
        let steps = Self.steps.replacingText(#","attempt":true"#, "")
        let result = try await EngineRun(steps: steps).result(script(refusing: true, telling: []))
        #expect(result.outcome == .blocked)
    }
}
