import RawJSON
import Testing

@testable import ConformanceKit

@Suite("SuiteManifest")
struct ManifestTests {
    private func manifest() throws -> SuiteManifest { try SuiteManifest(FixtureText.reader(LintSuite.manifest)) }

    @Test("reads what a runner needs")
    func reads() throws {
        let manifest = try manifest()
        #expect(manifest.profiles.map(\.name) == ["core", "rooms"])
        #expect(manifest.profile("core")?.isMandatory == true)
        #expect(manifest.profile("rooms")?.isMandatory == false)
        #expect(manifest.discovery?.call.path.source == "/capabilities")
        #expect(manifest.socket.builtIns == ["connectionId", "lastFrameId"])
        #expect(manifest.socket.resumeQuery.map(\.name) == ["resume", "after"])
        #expect(manifest.secrets.headers == ["authorization"])
        #expect(manifest.idMembers.isFound(in: "roomId"))
        #expect(!manifest.idMembers.isFound(in: "count"))
    }

    @Test(
        "takes an advertised time within its bounds only",
        arguments: [
            (#"{"intervals":{"ttlMs":400}}"#, 400, nil), ("{}", 1000, nil),
            (#"{"intervals":{"ttlMs":null}}"#, 1000, nil),
            (
                #"{"intervals":{"ttlMs":199}}"#, 1000,
                "$.intervals.ttlMs: expected milliseconds: 200 to 30000, found 199"
            ),
            (
                #"{"intervals":{"ttlMs":3600000}}"#, 1000,
                "$.intervals.ttlMs: expected milliseconds: 200 to 30000, found 3600000"
            ),
            (
                #"{"intervals":{"ttlMs":"400"}}"#, 1000,
                "$.intervals.ttlMs: expected milliseconds: 200 to 30000, found \"400\""
            ),
        ] as [(String, Int64, String?)])
    func timings(answer: String, milliseconds: Int64, difference: String?) throws {
        let timing = try #require(manifest().timings.first { $0.name == "ttl" }).value
        let resolved = timing.resolve(try JSONValue(parsing: answer))
        #expect(resolved.duration == .milliseconds(milliseconds))
        #expect(resolved.difference?.description == difference)
    }

    @Test("chooses a way by condition, role and attributes")
    func ways() throws {
        let way = try #require(manifest().provisioning.first)
        let world = try World(name: "w", FixtureText.reader(LintSuite.world))
        let mei = try #require(world.actor("mei"))
        let oscar = try #require(world.actor("oscar"))
        #expect(way.canMake(mei, discovery: ["testing": true]))
        #expect(way.canMake(oscar, discovery: ["testing": true]))
        #expect(!way.canMake(mei, discovery: ["testing": false]))
        #expect(!way.canMake(mei, discovery: nil))
        let other = LintSuite.world.replacingText("tokenTtlSeconds", "age").replacingText("\"user\"", "\"guest\"")
        let changed = try World(name: "w", FixtureText.reader(other))
        #expect(!way.canMake(try #require(changed.actor("oscar")), discovery: ["testing": true]))
        #expect(!way.canMake(try #require(changed.actor("mei")), discovery: ["testing": true]))
    }

    @Test("refuses a default outside of its own bounds")
    func refusesBounds() {
        #expect(throws: FixtureError.self) {
            try Timing(FixtureText.reader(#"{"path":"a","default":5,"min":10}"#))
        }
    }
}
