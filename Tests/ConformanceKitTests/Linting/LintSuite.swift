import RawJSON

@testable import ConformanceKit

/// A small suite in memory, sound until a test puts one thing wrong.
struct LintSuite {
    var worlds = ["w": Self.world]
    var cases: [String: String]
    var requirements: [String] = []
    var manifest = Self.manifest

    /// A suite of the one case `a/one` with these steps.
    init(steps: String = Self.step, setup: String = "[]", more: String = "") {
        cases = ["a/one": Self.testCase(title: "one", steps: steps, setup: setup, more: more)]
    }

    init(cases: [String: String]) { self.cases = cases }

    static let step = #"[{"actor":"mei","receive":{"type":"message"},"proves":["R-001"]}]"#

    static func testCase(title: String, steps: String = step, setup: String = "[]", more: String = "") -> String {
        #"{"title":"\#(title)","profile":"core","world":"w","setup":\#(setup),"steps":\#(steps)\#(more)}"#
    }

    func findings() throws -> [LintFinding] { Linter.findings(try suite()) }

    /// Only what one rule says, as text.
    func findings(of rule: some LintRule) throws -> [String] {
        rule.findings(in: try suite()).map(\.description).sorted()
    }

    func suite() throws -> Suite {
        var worlds: [String: World] = [:]
        for (name, text) in self.worlds { worlds[name] = try World(name: name, FixtureText.reader(text)) }
        let standard = #"{"id":"R-001","level":"MUST","sentence":"It works."}"#
        let register = #"{"version":"1","requirements":[\#(([standard] + requirements).joined(separator: ","))]}"#
        return Suite(
            manifest: try SuiteManifest(FixtureText.reader(manifest)), worlds: worlds,
            cases: try cases.sorted { $0.key < $1.key }.map { try Case(id: $0.key, FixtureText.reader($0.value)) },
            requirements: try RequirementRegister(FixtureText.reader(register)), digest: "")
    }

    static let world = #"""
        {
          "title": "mei, oscar and nobody else",
          "actors": {
            "mei": { "role": "user", "connect": ["main"] },
            "oscar": { "role": "operator", "connect": ["main", "phone"], "tokenTtlSeconds": 2 },
            "bystander": { "role": "user", "connect": ["main"] }
          },
          "setup": [
            { "actor": "mei", "call": "POST /rooms", "answer": { "body": { "id": "<+room:id>" } } }
          ]
        }
        """#

    static let manifest = #"""
        {
          "name": "small", "version": "1.0.0",
          "profiles": { "core": { "mandatory": true }, "rooms": {} },
          "discovery": { "call": "GET /capabilities", "profiles": "profiles" },
          "http": { "headers": { "Authorization": "Bearer <actor.token>" } },
          "socket": {
            "path": "/ws", "query": { "token": "<actor.token>" }, "headers": {}, "first": null,
            "ready": { "type": "welcome", "data": { "connectionId": "<+connectionId:id>" } }, "event": "type",
            "track": { "lastFrameId": { "path": "id", "events": ["message"] } },
            "resume": { "query": { "resume": "<connection.connectionId>", "after": "<connection.lastFrameId>" } }
          },
          "events": ["welcome", "message", "typing", "error"], "ambient": ["typing"], "refusals": ["error"],
          "timings": {
            "ack": { "ms": 500 }, "delivery": { "ms": 500 }, "closing": { "ms": 500 }, "slack": { "ms": 100 },
            "ttl": { "path": "intervals.ttlMs", "default": 1000, "min": 200, "max": 30000 }
          },
          "roles": ["user", "operator"],
          "provisioning": [
            { "name": "route", "roles": ["user", "operator"], "attributes": ["tokenTtlSeconds"],
              "when": { "path": "testing", "is": true },
              "steps": [
                { "call": "POST /accounts", "body": { "role": "<actor.role>" },
                  "answer": { "body": { "userId": "<+userId:id>", "token": "<+token:text>" } } }
              ] }
          ],
          "invariants": { "bystander": "R-001" }, "forbiddenMembers": ["password"],
          "secrets": { "members": ["token"], "headers": ["Authorization"], "query": ["token"] },
          "idMembers": "(^id|Id|_id)$"
        }
        """#
}
