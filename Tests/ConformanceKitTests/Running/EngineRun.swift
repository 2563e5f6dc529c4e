import RawJSON
import WireClient

@testable import ConformanceKit

/// A small suite that is run against a scripted server.
struct EngineRun {
    var suite: LintSuite
    var options = RunOptions()
    var descriptor: Descriptor?

    /// One case, `a/one`, with mei, oscar and the bystander connected.
    init(steps: String, setup: String = "[]", more: String = "") {
        suite = LintSuite(steps: steps, setup: setup, more: more)
        suite.worlds = ["w": Self.world]
        suite.manifest = Self.manifest
        options.jobs = 1
    }

    /// Runs it and stops the server.
    func report(_ script: ScriptedServer.Script = .init()) async throws -> RunReport {
        try await play(script).report
    }

    /// The same with the server, to look at what it heard.
    func play(_ script: ScriptedServer.Script = .init()) async throws -> (report: RunReport, server: ScriptedServer) {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        var suite = try suite.suite()
        suite.descriptor = descriptor
        let runner = SuiteRunner(suite: suite, target: try WireTarget(server.url), options: options)
        return (await runner.run(), server)
    }

    /// The result of `a/one`.
    func result(_ script: ScriptedServer.Script = .init()) async throws -> CaseResult {
        let report = try await report(script)
        return report.results.first { $0.id == "a/one" }
            ?? CaseResult(id: "", title: report.failure ?? "", profile: "", outcome: .errored)
    }

    static let world = #"""
        {
          "title": "mei, oscar and nobody else",
          "actors": {
            "mei": { "role": "user", "connect": ["main"] }, "oscar": { "role": "operator", "connect": ["main"] },
            "crowd": { "role": "user" }, "bystander": { "role": "user", "connect": ["main"] }
          }
        }
        """#

    static let manifest = LintSuite.manifest
        .replacingText(
            #""ack": { "ms": 500 }, "delivery": { "ms": 500 }"#, #""ack": { "ms": 5000 }, "delivery": { "ms": 5000 }"#
        )
        .replacingText(#""closing": { "ms": 500 }"#, #""closing": { "ms": 5000 }"#)
        .replacingText(#""slack": { "ms": 100 }"#, #""slack": { "ms": 300 }"#)
        .replacingText(
            #""invariants": { "bystander": "R-001" }"#,
            #""invariants": { "bystander": "R-001", "unexpected": "R-001" }"#)
}
