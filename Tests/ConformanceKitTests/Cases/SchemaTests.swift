import Foundation
import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Fixtures/*.schema.json")
struct SchemaTests {
    private static let fixtures = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// Read once: Swift Testing makes a new suite for every argument.
    private static let schemas = Result { () throws -> (JSONSchema, JSONSchema, JSONSchema) in
        let directory = SuiteDirectory(fixtures.path)
        let caseDocument = try directory.json("case.schema.json").value
        let others = ["case.schema.json": caseDocument]
        return (
            try JSONSchema(caseDocument), try JSONSchema(directory.json("world.schema.json").value, others: others),
            try JSONSchema(directory.json("suite.schema.json").value, others: others)
        )
    }

    private let testCase: JSONSchema
    private let world: JSONSchema
    private let suite: JSONSchema

    init() throws { (testCase, world, suite) = try Self.schemas.get() }

    @Test("accepts every construct", arguments: Constructs.steps)
    func acceptsConstructs(step: String) throws {
        let value = try JSONValue(parsing: Constructs.testCase([step]))
        #expect(testCase.violations(in: value) == [])
    }

    @Test("refuses a step with a mistake, as the reader does", arguments: Constructs.brokenSteps)
    func refusesSteps(step: String) throws {
        #expect(!testCase.accepts(try JSONValue(parsing: Constructs.testCase([step]))))
    }

    @Test("refuses a case with a mistake, as the reader does", arguments: Constructs.brokenCases)
    func refusesCases(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(!testCase.accepts(value))
        #expect(throws: FixtureError.self) { try Case(id: "a/b", JSONReader(value)) }
    }

    @Test("limits a case to 25 steps")
    func limitsSteps() throws {
        let step = #"{"actor":"mei","cut":true}"#
        let steps = { (count: Int) in Constructs.testCase(Array(repeating: step, count: count)) }
        #expect(testCase.accepts(try JSONValue(parsing: steps(25))))
        #expect(!testCase.accepts(try JSONValue(parsing: steps(26))))
    }

    @Test(
        "refuses a world with a mistake, as the reader does",
        arguments: [
            #"{"title":"t","actors":{"mei":{"role":"user"}}}"#,
            #"{"title":"t","actors":{"bystander":{"role":"user","connect":[]}}}"#,
            #"{"title":"t","actors":{"bystander":{"connect":["main"]}}}"#,
            #"{"actors":{"bystander":{"role":"user","connect":["main"]}}}"#,
            #"{"title":"t","actors":{"bystander":{"role":"user","connect":["main"]},"a.b":{"role":"user"}}}"#,
            #"{"title":"t","actors":{"bystander":{"role":"user","connect":["main"]}},"steps":[]}"#,
        ])
    func refusesWorlds(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(!world.accepts(value))
        #expect(throws: FixtureError.self) { try World(name: "w", JSONReader(value)) }
    }

    @Test(
        "refuses a manifest with a mistake, as the reader does",
        arguments: [
            ["version": nil], ["event": "x"], ["timings": ["ack": 5]], ["timings": ["ack": ["ms": 5, "path": "a"]]],
            ["events": ["a", "a"]], ["socket": ["path": "/ws"]], ["profiles": ["core": ["mandatory": 1]]],
            ["provisioning": [["name": "x"]]], ["roles": []], ["idMembers": nil],
            ["pacing": [["count": "a", "windowMs": "b"]]],
            ["pacing": [["sends": 1, "calls": "GET /a", "count": "a", "windowMs": "b"]]],
            ["discovery": ["call": "GET /c"]], ["secrets": ["header": []]],
        ] as [[String: JSONValue?]])
    func refusesManifests(changes: [String: JSONValue?]) throws {
        var manifest = try JSONValue(parsing: LintSuite.manifest).objectValue ?? [:]
        #expect(suite.violations(in: .object(manifest)) == [])
        for (key, value) in changes { manifest[key] = value }
        #expect(!suite.accepts(.object(manifest)))
        #expect(throws: FixtureError.self) { try SuiteManifest(JSONReader(.object(manifest))) }
    }

    @Test("accepts the shipped suite")
    func acceptsShippedSuite() throws {
        let directory = SuiteDirectory(Self.fixtures.path)
        #expect(suite.violations(in: try directory.json(SuiteManifest.file).value).map(\.description) == [])
        for file in directory.files(below: "worlds") {
            #expect(world.violations(in: try directory.json(file).value).map(\.description) == [], "\(file)")
        }
        for file in directory.files(below: "conversations") {
            #expect(testCase.violations(in: try directory.json(file).value).map(\.description) == [], "\(file)")
        }
    }
}
