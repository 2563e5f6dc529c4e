import Foundation
import Testing

@testable import ConformanceKit

@Suite("Controls of the command line", .serialized) struct ControlCommandTests {
    private struct Ended {
        let code: Int32
        let text: String
    }

    /// Judges a scripted server with `conformance`, in which one case asks for the control `restart`.
    private func judge(_ step: String, _ controls: [String]) async throws -> Ended {
        let server = try ScriptedServer()
        defer { server.stop() }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "suite.json": EngineRun.manifest, "worlds/w.json": EngineRun.world,
            "requirements.json":
                #"{"version":"1","requirements":[{"id":"R-001","level":"MUST","sentence":"It works."}]}"#,
            "conversations/a/one.json": LintSuite.testCase(
                title: "one", steps: "[\(step)]", more: #","exclusive":true"#),
        ]
        for (name, text) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let output = folder.appendingPathComponent("output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("conformance")
        process.arguments =
            ["run", "--url", server.url, "--suite", folder.path] + controls.flatMap { ["--control", $0] }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = process.standardOutput
        let code = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                ended.resume(throwing: error)
            }
        }
        return Ended(code: code, text: String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }

    @Test("get arguments and environment, and answer on standard output")
    func answers() async throws {
        let step = #"""
            {"control":"restart","arguments":{"who":"<mei.userId>"},"answer":{"arguments":{"who":"<mei.userId>"},
            "name":"restart","url":{"$matches":"^http://127.0.0.1:"}},"proves":["R-001"]}
            """#
        let command =
            #"printf '{"arguments":%s,"name":"%s","url":"%s"}' "$(cat)" "$CONFORMANCE_CONTROL" "$CONFORMANCE_URL""#
        let ended = try await judge(step, ["restart=\(command)"])
        #expect(ended.code == 0, "\(ended.text)")
        #expect(ended.text.contains("controls: restart"))
    }

    @Test("tell their exit status and what they said last when they fail")
    func fails() async throws {
        let ended = try await judge(#"{"control":"restart","proves":["R-001"]}"#, ["restart=echo no disk >&2; exit 3"])
        #expect(ended.code == 4)
        #expect(ended.text.contains("the control restart failed: its command ended with exit status 3:\n  no disk"))
    }

    @Test("may leave a server running, whose signals are not held back")
    func leavesServer() async throws {
        // What is left behind keeps all streams open, and ends by SIGTERM in order only if the mask lets it.
        let command = "sleep 60 & kill -TERM $! && wait $!; test $? = 143 && { sleep 60 & }"
        let began = ContinuousClock.now
        let ended = try await judge(#"{"control":"restart","proves":["R-001"]}"#, ["restart=\(command)"])
        #expect(ended.code == 0, "\(ended.text)")
        #expect(ContinuousClock.now - began < .seconds(30))
    }

    @Test(
        "are refused when no case uses them, with the names that cases use",
        arguments: [["reboot=true"], ["restart"], ["restart=true", "restart=false"]])
    func refused(controls: [String]) async throws {
        let ended = try await judge(#"{"control":"restart","proves":["R-001"]}"#, controls)
        #expect(ended.code == 4)
        #expect(controls != ["reboot=true"] || ended.text.contains("use one of: restart"), "\(ended.text)")
    }
}
