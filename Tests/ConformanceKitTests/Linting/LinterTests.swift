import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Linter")
struct LinterTests {
    @Test("finds nothing in a sound suite")
    func soundSuite() throws {
        #expect(try LintSuite().findings().map(\.description) == [])
    }

    @Test("tells titles that are equal or say should")
    func titles() throws {
        let suite = LintSuite(cases: [
            "a/one": LintSuite.testCase(title: "it works"), "a/two": LintSuite.testCase(title: "It works"),
            "a/three": LintSuite.testCase(title: "it should work"), "a/four": LintSuite.testCase(title: "a shoulder"),
        ])
        #expect(
            try suite.findings(of: TitleRule()) == [
                "conversations/a/three.json $.title: the title says 'should'; "
                    + "say what happens, in the present tense [titles]",
                "conversations/a/two.json $.title: the title is also that of conversations/a/one.json; "
                    + "say what is different here [titles]",
            ])
    }

    @Test(
        "tells what is named and does not exist",
        arguments: [
            (#","profile":"none""#, "$.profile: there is no profile 'none'"),
            (#","world":"v""#, "$.world: there is no world 'v'"),
            (#","twin":{"case":"a/zero","differs":["/steps"]}"#, "$.twin.case: there is no other case 'a/zero'"),
            (#","twin":{"case":"a/one","differs":["/steps"]}"#, "$.twin.case: there is no other case 'a/one'"),
        ])
    func references(change: String, expected: String) throws {
        var object = try JSONValue(parsing: LintSuite.testCase(title: "one")).objectValue ?? [:]
        let changes = try JSONValue(parsing: "{\(change.dropFirst())}").objectValue ?? [:]
        for member in changes { object[member.key] = member.value }
        let findings = try LintSuite(cases: ["a/one": object.description]).findings(of: ReferenceRule())
        #expect(findings.count == 1)
        #expect(findings.first?.contains(expected) == true, "\(findings)")
    }

    @Test("tells actors that the world does not have, wherever they are named")
    func actors() throws {
        let steps = #"""
            [{"actor":"may","cut":true},{"actor":"<who>","cut":true},
             {"actor":"mei","receive":{"type":"message"},"shownBy":{"actor":"nil","call":"GET /a","answer":{}}},
             {"actor":"mei","connect":{"resume":"ny/main"}},
             {"nothing":{"id":"<room>"},"at":["nx"],"until":[{"actor":"nz","receive":{"type":"message"}}]}]
            """#
        let findings = try LintSuite(steps: steps).findings(of: ReferenceRule())
        #expect(findings.count == 5)
        for name in ["may", "nil", "nx", "ny", "nz"] {
            #expect(findings.contains { $0.contains("no actor '\(name)'") })
        }
    }

    @Test("tells roles and probes that do not exist")
    func rolesAndProbes() throws {
        var suite = LintSuite()
        suite.worlds["w"] = LintSuite.world.replacingText("\"role\": \"operator\"", "\"role\": \"boss\"")
        suite.manifest = LintSuite.manifest.replacingText("\"rooms\": {}", "\"rooms\": {\"probe\": \"a/none\"}")
        #expect(
            try suite.findings(of: ReferenceRule()).map { $0.prefix { $0 != ";" } } == [
                "suite.json $.profiles.rooms.probe: there is no case 'a/none'",
                "worlds/w.json $.actors.oscar.role: there is no role 'boss'",
            ])
    }

    @Test(
        "tells a manifest that disagrees with itself",
        arguments: [
            ("\"ambient\": [\"typing\"]", "\"ambient\": [\"tipping\"]", "$.ambient: there is no event 'tipping'"),
            ("\"refusals\": [\"error\"]", "\"refusals\": [\"errer\"]", "$.refusals: there is no event 'errer'"),
            (
                "\"events\": [\"message\"]", "\"events\": [\"massage\"]",
                "$.socket.track.lastFrameId.events: there is no event"
            ),
            ("\"slack\": { \"ms\": 100 }", "\"slick\": { \"ms\": 100 }", "$.timings: the timing 'slack' is missing"),
            (
                "\"route\", \"roles\": [\"user\"", "\"route\", \"roles\": [\"usher\"",
                "$.provisioning[0].roles: there is no role"
            ),
        ])
    func manifest(old: String, new: String, expected: String) throws {
        var suite = LintSuite()
        suite.manifest = LintSuite.manifest.replacingText(old, new)
        let findings = try suite.findings(of: ManifestRule())
        #expect(findings.count == 1)
        #expect(findings.first?.contains(expected) == true, "\(findings)")
    }

    @Test("tells proofs of what does not exist, is withdrawn, or of nothing")
    func proofs() throws {
        let old = #"{"id":"R-002","level":"MUST","sentence":"Old.","withdrawn":true}"#
        var suite = LintSuite(
            steps: #"[{"actor":"mei","receive":{"type":"message"},"proves":["R-001","R-002","R-009"]}]"#)
        suite.requirements = [old]
        suite.cases["a/two"] = LintSuite.testCase(title: "two", steps: #"[{"actor":"mei","cut":true}]"#)
        suite.manifest = LintSuite.manifest.replacingText("\"bystander\": \"R-001\"", "\"bystander\": \"R-000\"")
        #expect(
            try suite.findings(of: ProofRule()).map { $0.prefix { $0 != ";" } } == [
                "conversations/a/one.json $.steps[0].proves[1]: the requirement 'R-002' is withdrawn",
                "conversations/a/one.json $.steps[0].proves[2]: there is no requirement 'R-009'",
                "conversations/a/two.json $.steps: no step proves anything",
                "suite.json $.invariants.bystander: there is no requirement 'R-000'",
            ])
    }

    @Test("tells requirements without a case and without a reason, and those with both")
    func coverage() throws {
        var suite = LintSuite()
        suite.requirements = [
            #"{"id":"R-002","level":"MUST","sentence":"a"}"#, #"{"id":"R-003","level":"MAY","sentence":"a"}"#,
            #"{"id":"R-004","level":"SHOULD NOT","sentence":"a"}"#,
            #"{"id":"R-005","level":"MUST","sentence":"a","notObservable":"nobody sees it"}"#,
            #"{"id":"R-006","level":"MUST","sentence":"a","withdrawn":true}"#,
            #"{"id":"R-007","level":"MUST","sentence":"a","notObservable":"but somebody does"}"#,
            #"{"id":"R-008","level":"MUST","sentence":"a"}"#,
        ]
        let proving = { (id: String) in #"[{"actor":"mei","receive":{"type":"message"},"proves":["\#(id)"]}]"# }
        suite.cases["a/two"] = LintSuite.testCase(title: "two", steps: proving("R-007"))
        suite.cases["a/three"] = LintSuite.testCase(
            title: "three", steps: proving("R-008"), more: #","status":"disputed""#)
        #expect(
            try suite.findings(of: CoverageRule()).map { $0.prefix { $0 != ";" } } == [
                "requirements.json $.requirements[1]: R-002 (MUST) has no step that proves it",
                "requirements.json $.requirements[3]: R-004 (SHOULD NOT) has no step that proves it",
                "requirements.json $.requirements[6]: R-007 is said to be not observable, but a case proves it",
                "requirements.json $.requirements[7]: R-008 (MUST) has no step that proves it",
            ])
    }
}

extension String {
    /// The text with one passage changed; a passage that is not there would make a test vacuous.
    func replacingText(_ old: String, _ new: String) -> String {
        #expect(contains(old), "'\(old)' is not in the text")
        return split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
