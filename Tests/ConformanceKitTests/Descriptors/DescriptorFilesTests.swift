import Foundation
import RawJSON
import Testing

@testable import ConformanceKit

@Suite("The descriptors in Fixtures") struct DescriptorFilesTests {
    private static let fixtures = OperationsText.fixtures.appendingPathComponent("Fixtures")

    private static let files: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: fixtures.appendingPathComponent("descriptors").path)
        return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    private func text(_ file: String) throws -> String {
        try String(contentsOf: Self.fixtures.appendingPathComponent("descriptors/\(file)"), encoding: .utf8)
    }

    private func schema() throws -> JSONSchema {
        let directory = SuiteDirectory(Self.fixtures.path)
        return try JSONSchema(
            directory.json("descriptor.schema.json").value,
            others: ["case.schema.json": directory.json("case.schema.json").value])
    }

    @Test("are those that their README lists, under their own names")
    func listed() throws {
        let readme = try text("README.md")
        #expect(!Self.files.isEmpty)
        for file in Self.files {
            #expect(readme.contains("| `\(file)` |"), "\(file)")
            #expect(try Descriptor(yaml: text(file), file: file).name + ".yaml" == file)
        }
        let listed = readme.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(".yaml` |") }
        #expect(listed.count == Self.files.count)
    }

    @Test("hold to the schema, and the suite can be read and trusted through each", arguments: files)
    func valid(file: String) throws {
        #expect(try schema().violations(in: YAMLText.json(text(file))) == [])
        let suite = try Suite.load(Self.fixtures.path, through: Descriptor(yaml: text(file), file: file))
        #expect(suite.descriptor?.digest.count == 64)
        #expect(Linter.findings(suite).map(\.description) == [])
    }

    @Test(
        "the schema refuses what the reader refuses",
        arguments: [
            "about: nameless", "name: x\nnames: camel", "name: x\ntimes: {form: days, members: [a]}",
            "name: x\ncalls: [{as: GET /x}]", "name: x\nsends: [{from: {a: 1}}]", "name: x\nanything: else",
            "name: x\nsuite: {events: []}",
        ])
    func refuses(yaml: String) throws {
        #expect(try !schema().accepts(YAMLText.json(yaml)))
        #expect(throws: FixtureError.self) { try Descriptor(yaml: yaml, file: "d.yaml") }
    }
}
