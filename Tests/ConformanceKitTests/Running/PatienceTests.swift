import RawJSON
import Synchronization
import Testing

@testable import ConformanceKit

@Suite("Connecting again and hearing pongs") struct PatienceTests {
    /// Refuses so many handshakes that say that they are late.
    private func script(refusing count: Int) -> ScriptedServer.Script {
        let left = Mutex(count)
        var script = ScriptedServer.Script()
        script.refusesHandshake = { request in
            guard request.query.contains("late=1") else { return false }
            return left.withLock { left in
                left -= 1
                return left >= 0
            }
        }
        return script
    }

    private func steps(_ connect: String, within: String = "slack") -> String {
        """
        [{"actor":"mei/phone","connect":{"query":{"late":"1"}\(connect)},"within":"\(within)","proves":["R-001"]}]
        """
    }

    @Test("a handshake that is refused is tried again until it is accepted")
    func again() async throws {
        let run = EngineRun(steps: steps(#","again":true"#, within: "20 * slack"))
        let (report, server) = try await run.play(script(refusing: 3))
        #expect(report.results.map(\.outcome) == [.passed], "\(report.results)")
        #expect(server.connections.count { $0.token == "t-1" } == 2)
    }

    @Test("a handshake is tried once where the step does not say more, and not longer than the step allows")
    func onceOrInVain() async throws {
        let (once, _) = try await EngineRun(steps: steps("")).play(script(refusing: 3))
        #expect(once.results.map(\.outcome) == [.failed])
        let (vain, _) = try await EngineRun(steps: steps(#","again":true"#)).play(script(refusing: .max))
        #expect(vain.results.map(\.outcome) == [.failed])
        #expect(vain.results[0].findings.map(\.requirements) == [["R-001"]])
    }

    @Test("a pong is heard, and one that does not come is missed", arguments: [("6869", true), ("6868", false)])
    func pongs(hex: String, comes: Bool) async throws {
        let run = EngineRun(
            steps: """
                [{"actor":"mei","raw":{"hex":"6869","opcode":"ping"}},
                {"actor":"mei","receivePong":"\(hex)","within":"slack","proves":["R-001"]}]
                """)
        let (report, _) = try await run.play(ScriptedServer.Script())
        #expect(report.results.map(\.outcome) == [comes ? .passed : .failed], "\(report.results)")
    }
}
