import Foundation
import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Loading a suite")
struct SuiteLoadingTests {
    /// A directory of its own for each test, gone afterwards.
    private final class Directory {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("suite-\(UUID().uuidString)")

        init(_ files: [String: String]) throws {
            for (name, text) in files { try write(name, text) }
        }

        func write(_ name: String, _ text: String) throws {
            let file = url.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        deinit {
            do {
                try FileManager.default.removeItem(at: url)
            } catch {
                Issue.record("\(url.path) stays behind: \(error)")
            }
        }
    }

    private static let files = [
        "suite.json": LintSuite.manifest, "worlds/w.json": LintSuite.world,
        "requirements.json": #"{"version":"1","requirements":[{"id":"R-001","level":"MUST","sentence":"It works."}]}"#,
        "conversations/a/one.json": LintSuite.testCase(title: "one"),
        "conversations/b/deep/two.json": LintSuite.testCase(title: "two"), "payloads/a.json": "{}",
    ]

    @Test("names cases and worlds by their place")
    func loads() throws {
        let directory = try Directory(Self.files)
        let suite = try Suite.load(directory.url.path)
        #expect(suite.cases.map(\.id) == ["a/one", "b/deep/two"])
        #expect(suite.cases.map(\.file) == ["conversations/a/one.json", "conversations/b/deep/two.json"])
        #expect(suite.worlds.keys.sorted() == ["w"])
        #expect(suite.manifest.name == "small")
        #expect(suite.requirements["R-001"]?.sentence == "It works.")
        #expect(suite.testCase("a/one")?.proves == ["R-001"])
        #expect(Linter.findings(suite) == [])
    }

    @Test("gives the same digest for the same files and another for any change")
    func digest() throws {
        let directory = try Directory(Self.files)
        let digest = try Suite.load(directory.url.path).digest
        #expect(try Suite.load(directory.url.path).digest == digest)
        try directory.write("payloads/a.json", "{ }")
        #expect(try Suite.load(directory.url.path).digest != digest)
    }

    @Test("tells the mistakes of all files together")
    func collectsMistakes() throws {
        var files = Self.files
        files["conversations/a/one.json"] = "{\n  \"title\" \"x\"\n}"
        files["conversations/b/deep/two.json"] = #"{"title":"x","title":"y"}"#
        files["worlds/w.json"] = #"{"title":"x","actors":{}}"#
        files["requirements.json"] = nil
        let directory = try Directory(files)
        let error = #expect(throws: SuiteError.self) { try Suite.load(directory.url.path) }
        let lines = (error?.description ?? "").split(separator: "\n").map(String.init)
        #expect(lines.count == 5)
        #expect(lines.first?.hasSuffix("has 4 mistakes:") == true)
        #expect(lines.contains { $0.hasPrefix("  requirements.json $: the file cannot be read") })
        #expect(lines.contains { $0.hasPrefix("  worlds/w.json $.actors: nobody listens for leaks; add the actor") })
        #expect(
            lines.contains(
                "  conversations/a/one.json $: line 2, column 11 is no JSON: expected ':', found '\"'; mend the text"))
        #expect(
            lines.contains("  conversations/b/deep/two.json $.title: the member stands twice; remove one of the two"))
    }

    @Test("tells that there is no suite")
    func noSuite() {
        let error = #expect(throws: SuiteError.self) { try Suite.load("/nowhere/at/all") }
        #expect(error?.mistakes.map(\.file) == ["suite.json", "requirements.json"])
    }
}
