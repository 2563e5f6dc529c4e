import Foundation
import RawJSON
import Testing

@Suite("The conformance command", .serialized) struct CommandTests {
    /// A port on which nobody listens: one that was free a moment ago.
    private let nobody = "http://127.0.0.1:9"

    @Test("exits with 5 when the target does not answer, and says what to check")
    func unreachable() async throws {
        let ended = try await Programs.run("conformance", ["run", "--url", nobody])
        #expect(ended.code == 5)
        #expect(ended.output.contains("does not answer"))
        #expect(ended.output.contains("check host, port"))
    }

    @Test("exits with 3 when no case matches")
    func nothing() async throws {
        let ended = try await Programs.run("conformance", ["run", "--case", "no/such/*"])
        #expect(ended.code == 3)
        #expect(ended.output.contains("no case matches"))
    }

    @Test(
        "exits with 4 on an option that cannot be followed, and names the remedy",
        arguments: [
            ["run", "--url", "localhost:80"], ["run", "--suite", "/no/such/folder"],
            ["run", "--requirement", "XYZ-001"], ["run", "--report", "json=/no/such/folder/r.json"],
            ["run", "--token", "mei"], ["explain", "XYZ-001"],
        ])
    func brokenOption(arguments: [String]) async throws {
        let ended = try await Programs.run("conformance", arguments)
        #expect(ended.code == 4)
        #expect(ended.errors.hasPrefix("error: "))
    }

    @Test("exits with 64 on bad usage", arguments: [["run", "--jobs", "0"], ["run", "--no-such-flag"], ["fly"]])
    func badUsage(arguments: [String]) async throws {
        #expect(try await Programs.run("conformance", arguments).code == 64)
    }

    @Test("a part of the suite that holds exits with 0 and says that it was a part")
    func part() async throws {
        let ended = try await Programs.run("conformance", ["run", "--requirement", "WIRE-020"])
        #expect(ended.code == 0)
        #expect(ended.output.contains("verdict: partial"))
    }

    @Test("a fault exits with 1, and both reports name it")
    func fault() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let json = folder.appendingPathComponent("r.json")
        let junit = folder.appendingPathComponent("r.xml")
        let database = folder.appendingPathComponent("chat.sqlite").path
        let flags = [
            "serve", "--port", "0", "--dev", "--timings", "test", "--database", database, "--fault", "skip-idempotency",
        ]
        let ended = try await Programs.withServer("faulty-server", flags) { url in
            try await Programs.run(
                "conformance",
                [
                    "run", "--url", url, "--case", "messages", "--report", "json=\(json.path)", "--report",
                    "junit=\(junit.path)",
                ])
        }
        #expect(ended.code == 1)
        let report = try JSONParser().parse([UInt8](Data(contentsOf: json))).value
        let summary = try #require(report["summary"])
        #expect(summary["verdict"] == "violation")
        let sum = ["passed", "failed", "notApplicable", "notObservable", "blocked", "errored"]
            .compactMap { summary[$0]?.int64Value }.reduce(0, +)
        #expect(summary["planned"]?.int64Value == sum)
        let broken = report["requirements"]?.arrayValue?.filter { $0["state"] == "broken" }.map { $0["id"] }
        #expect(broken?.contains("MSG-008") == true)
        #expect(try String(contentsOf: junit, encoding: .utf8).contains("MSG-008"))
    }
}
