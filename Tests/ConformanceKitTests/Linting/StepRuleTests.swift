import Testing

@testable import ConformanceKit

@Suite("Lint rules about steps")
struct StepRuleTests {
    @Test("tells setup that proves something")
    func setup() throws {
        var suite = LintSuite(
            setup: #"[{"repeat":{"times":1},"steps":[{"actor":"mei","cut":true,"proves":["R-001"]}]}]"#)
        suite.worlds["v"] = LintSuite.world.replacingText(
            "\"call\": \"POST /rooms\"", "\"proves\": [\"R-001\"], \"call\": \"POST /rooms\"")
        #expect(
            try suite.findings(of: SetupRule()).map { $0.prefix { $0 != ":" } } == [
                "conversations/a/one.json $.setup[0].steps[0].proves", "worlds/v.json $.setup[0].proves",
            ])
    }

    @Test("counts steps inside others, too")
    func stepCount() throws {
        let cut = #"{"actor":"mei","cut":true}"#
        let loop = { (count: Int) in
            "[{\"repeat\":{\"times\":1},\"steps\":[\(Array(repeating: cut, count: count).joined(separator: ","))]}]"
        }
        #expect(try LintSuite(steps: loop(24)).findings(of: StepCountRule()) == [])
        #expect(
            try LintSuite(steps: loop(25)).findings(of: StepCountRule()) == [
                "conversations/a/one.json $.steps: the case has 26 steps, 25 are allowed; "
                    + "split it, or move what only prepares to 'setup' or to a world [at-most-25-steps]"
            ])
    }

    @Test(
        "tells actions in alternatives",
        arguments: [
            #"{"actor":"mei","send":1}"#, #"{"actor":"mei","call":"GET /a"}"#, #"{"actor":"mei","connect":{}}"#,
            #"{"actor":"mei","follow":"GET /a","items":"a","next":{"c":"c"},"as":"all"}"#, #"{"control":"restart"}"#,
            #"{"nothing":{"id":"<room>"},"at":["mei"],"until":[]}"#,
            #"{"repeat":{"times":1},"steps":[{"actor":"mei","cut":true}]}"#,
        ])
    func either(step: String) throws {
        let suite = LintSuite(
            steps: #"[{"either":[[{"actor":"mei","closed":{}}],[{"actor":"mei","closed":{}},\#(step)]]}]"#)
        let findings = try suite.findings(of: EitherRule())
        #expect(findings.count == 1)
        #expect(findings.first?.contains("$.steps[0].either[1][1]: ") == true)
    }

    @Test("allows every observation in alternatives")
    func eitherObserves() throws {
        let steps = #"""
            [{"either":[[{"actor":"mei","closed":{}},{"actor":"mei","refused":{}},{"actor":"mei","answer":{}}],
            [{"actor":"mei","receive":{}},{"actor":"mei","receiveNext":{}},
            {"actor":"mei","collect":{},"as":"l","count":1},{"check":[{"unique":{"of":"<l>"}}]},
            {"either":[[{"actor":"mei","closed":{}}],[{"actor":"mei","closed":{}}]]}]]}]
            """#
        #expect(try LintSuite(steps: steps).findings(of: EitherRule()) == [])
    }

    private static let sentinel = #"[{"actor":"oscar","receive":{"type":"message"}}]"#

    @Test(
        "takes a proof of absence that names an id and has a sentinel",
        arguments: [
            #"{"nothing":{"id":"<room>"},"at":["oscar"],"until":\#(sentinel)}"#,
            #"{"nothing":{"a":[{"by":"<mei.userId>"}]},"at":["oscar/main"],"until":\#(sentinel)}"#,
        ])
    func nothing(step: String) throws {
        #expect(try LintSuite(steps: "[\(step)]").findings(of: NothingRule()) == [])
    }

    @Test(
        "tells a proof of absence that proves nothing",
        arguments: [
            (#"{"nothing":{"type":"message"},"at":["oscar"],"until":\#(sentinel)}"#, "names no id"),
            (#"{"nothing":{"a":"<mei.token>"},"at":["oscar"],"until":\#(sentinel)}"#, "names no id"),
            (#"{"nothing":{"id":"<room>"},"at":["oscar"],"until":[]}"#, "oscar/main receives nothing"),
            (
                #"{"nothing":{"id":"<room>"},"at":["oscar","oscar/phone"],"until":\#(sentinel)}"#,
                "oscar/phone receives nothing"
            ),
            (
                #"{"nothing":{"id":"<room>"},"at":["oscar"],"until":[{"actor":"oscar","send":1}]}"#,
                "oscar/main receives nothing"
            ),
        ])
    func nothingProven(step: String, expected: String) throws {
        let findings = try LintSuite(steps: "[\(step)]").findings(of: NothingRule())
        #expect(findings.count == 1)
        #expect(findings.first?.contains(expected) == true, "\(findings)")
    }

    @Test("tells timings that do not exist and times written out without a reason")
    func durations() throws {
        let steps = #"""
            [{"actor":"mei","receive":{},"within":"ttl + slick"},{"actor":"mei","receive":{},"notBefore":"250ms"},
            {"actor":"mei","receive":{},"within":"2 * ttl - 5ms","because":"R-001 says so"}]
            """#
        #expect(
            try LintSuite(steps: steps).findings(of: TimingRule()).map { $0.prefix { $0 != ";" } } == [
                "conversations/a/one.json $.steps[0].within: there is no timing 'slick'",
                "conversations/a/one.json $.steps[1].notBefore: '250ms' writes a time out without a reason",
            ])
    }

    @Test("tells labels that come later, are missing, or are taken")
    func labels() throws {
        let steps = #"""
            [{"actor":"mei","cut":true,"label":"a"},{"actor":"mei","receive":{},"within":"ack","since":"a"},
            {"actor":"mei","receive":{},"within":"ack","since":"b"},{"actor":"mei","cut":true,"label":"b"},
            {"actor":"mei","cut":true,"label":"a"}]
            """#
        #expect(
            try LintSuite(steps: steps).findings(of: LabelRule()).map { $0.prefix { $0 != ";" } } == [
                "conversations/a/one.json $.steps[2].since: no step before has the label 'b'",
                "conversations/a/one.json $.steps[4].label: the label 'a' is taken",
            ])
    }

    @Test(
        "tells events that do not exist, in every pattern for frames",
        arguments: [
            #"{"actor":"mei","receive":{"type":"massage"}}"#, #"{"actor":"mei","receiveNext":{"type":"massage"}}"#,
            #"{"actor":"mei","collect":{"type":"message"},"as":"l","until":{"type":"massage"}}"#,
            #"{"actor":"mei","collect":{"type":{"$oneOf":["message","massage"]}},"as":"l","count":1}"#,
            #"{"nothing":{"type":"massage","id":"<room>"},"at":["mei"],"until":[]}"#,
            #"{"actor":"mei","ignore":{"type":{"$not":"massage"}},"because":"x"}"#,
            #"{"actor":"mei","connect":{"ready":{"type":"massage"}}}"#,
            #"{"repeat":{"times":1},"steps":[{"actor":"mei","receive":{"type":"massage"}}]}"#,
        ])
    func events(step: String) throws {
        let findings = try LintSuite(steps: "[\(step)]").findings(of: EventRule())
        #expect(findings.count == 1)
        #expect(findings.first?.contains("there is no event 'massage'") == true, "\(findings)")
    }
}
