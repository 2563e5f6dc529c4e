import Testing

@testable import ConformanceKit

@Suite("Lint rules about refusals and twins")
struct TwinRuleTests {
    @Test(
        "asks for a twin where a refusal is proven",
        arguments: [
            #"{"actor":"mei","call":"GET /a","answer":{"status":403},"proves":["R-001"]}"#,
            #"{"actor":"mei","answer":{"status":{"$oneOf":[401,403]}},"proves":["R-001"]}"#,
            #"{"actor":"mei","answer":{"status":{"$range":{"min":400,"max":499}}},"proves":["R-001"]}"#,
            #"{"actor":"mei","refused":{},"proves":["R-001"]}"#,
            #"{"actor":"mei","receive":{"type":"error"},"proves":["R-001"]}"#,
            #"{"either":[[{"actor":"mei","refused":{}}],[{"actor":"mei","closed":{"code":1008}}]],"proves":["R-001"]}"#,
            #"{"repeat":{"times":2},"steps":[{"actor":"mei","receive":{"type":"error"}}],"proves":["R-001"]}"#,
            #"{"table":[{"s":401},{"s":403}],"steps":[{"actor":"mei","answer":{"status":"<s>"},"proves":["R-001"]}]}"#,
        ])
    func asksForTwin(step: String) throws {
        #expect(try LintSuite(steps: "[\(step)]").findings(of: RefusalRule()).count == 1)
        let excused = LintSuite(steps: "[\(step)]", more: #","twin":{"none":"there is no other way"}"#)
        #expect(try excused.findings(of: RefusalRule()) == [])
    }

    @Test(
        "asks for none where nothing is refused or nothing proven",
        arguments: [
            #"{"actor":"mei","call":"GET /a","answer":{"status":200},"proves":["R-001"]}"#,
            #"{"actor":"mei","call":"GET /a","answer":{"status":404}}"#, #"{"actor":"mei","receive":{"type":"error"}}"#,
            #"{"actor":"mei","answer":{"status":{"$oneOf":[200,409]}},"proves":["R-001"]}"#,
            #"""
            {"either":[[{"actor":"mei","answer":{"status":200}}],[{"actor":"mei","answer":{"status":409}}]],
            "proves":["R-001"]}
            """#,
            #"{"table":[{"s":200},{"s":403}],"steps":[{"actor":"mei","answer":{"status":"<s>"},"proves":["R-001"]}]}"#,
            #"{"nothing":{"type":"error","id":"<room>"},"at":["mei"],"until":[],"proves":["R-001"]}"#,
        ])
    func asksForNone(step: String) throws {
        #expect(try LintSuite(steps: "[\(step)]").findings(of: RefusalRule()) == [])
    }

    private static let accepted = #"""
        [{"actor":"mei","connect":{}},
        {"actor":"mei","call":"POST /a","body":{"to":"<room>","text":"hi"},"answer":{"status":201}},
        {"actor":"oscar","receive":{"type":"message"},"proves":["R-001"]},{"actor":"oscar","send":"bye"}]
        """#

    private func findings(_ steps: String, differs: String, setup: String = "[]") throws -> [String] {
        let twin = #","twin":{"case":"a/good","differs":\#(differs)}"#
        return try LintSuite(cases: [
            "a/good": LintSuite.testCase(title: "good", steps: Self.accepted),
            "a/bad": LintSuite.testCase(title: "bad", steps: steps, setup: setup, more: twin),
        ]).findings(of: TwinRule()).map { String($0.dropFirst("conversations/a/bad.json ".count).prefix { $0 != ";" }) }
    }

    private static let refusal = #""answer":{"status":403},"proves":["R-001"]"#

    @Test(
        "takes a twin that differs in just the values named",
        arguments: [
            (
                #"""
                [{"actor":"mei","connect":{"ready":false}},{"actor":"mei","call":"POST /a","body":{"to":"x",
                "text":"hi"},\#(refusal)}]
                """#,
                #"["/steps/1/body/to"]"#
            ),
            (
                #"""
                [{"actor":"mei","connect":{}},{"actor":"oscar","call":"POST /a","body":{"to":"<room>",
                "text":"hi"},\#(refusal)}]
                """#,
                #"["/steps/1/actor"]"#
            ),
            (
                #"[{"actor":"mei","connect":{}},{"actor":"mei","call":"POST /a","body":{"to":"<room>"},\#(refusal)}]"#,
                #"["/steps/1/body/text"]"#
            ),
            (
                #"""
                [{"actor":"mei","connect":{}},{"actor":"mei","call":"POST /a","body":{"to":"x","text":"y"},
                \#(refusal)}]
                """#,
                #"["/steps/1/body"]"#
            ),
            (
                #"""
                [{"actor":"mei","connect":{}},{"actor":"mei","call":"POST /a","body":{"to":"x","text":"hi"},
                \#(refusal)},{"actor":"mei","call":"GET /a"}]
                """#,
                #"["/steps/1/body/to"]"#
            ),
            (
                #"""
                [{"actor":"mei","connect":{}},{"table":[{"t":"x"},{"t":"y"}],"steps":[{"actor":"mei",
                "call":"POST /a","body":{"to":"<t>","text":"hi"},\#(refusal)}]}]
                """#,
                #"["/steps/1/table"]"#
            ),
        ])
    func takes(steps: String, differs: String) throws {
        #expect(try findings(steps, differs: differs) == [])
    }

    @Test(
        "tells a twin that differs in more or in less",
        arguments: [
            (
                #"""
                [{"actor":"mei","connect":{}},{"actor":"mei","call":"POST /a","body":{"to":"x","text":"no"},
                \#(refusal)}]
                """#,
                #"["/steps/1/body/to"]"#,
                ["$.steps[1].body.text: the case differs from its twin 'a/good' here, too"]
            ),
            (
                #"""
                [{"actor":"mei","connect":{"path":"/b"}},{"actor":"mei","call":"POST /a","body":{"to":"x",
                "text":"hi"},\#(refusal)}]
                """#,
                #"["/steps/1/body/to"]"#,
                ["$.steps[0].connect.path: the case differs from its twin 'a/good' here, too"]
            ),
            (
                #"""
                [{"actor":"mei","connect":{}},{"actor":"mei","call":"POST /a","body":{"to":"<room>",
                "text":"hi"},\#(refusal)}]
                """#,
                #"["/steps/1/body/to"]"#,
                ["$.twin.differs[0]: at /steps/1/body/to the case does not differ from its twin 'a/good'"]
            ),
            (
                #"""
                [{"actor":"mei","connect":{}},{"actor":"mei","call":"POST /a","body":{"to":"x","text":"hi"},
                \#(refusal)}]
                """#,
                #"["/steps/1/body/to","/steps/9/body"]"#,
                ["$.twin.differs[1]: at /steps/9/body the case does not differ from its twin 'a/good'"]
            ),
            (
                #"[{"actor":"mei","call":"POST /a","body":{"to":"x","text":"hi"},\#(refusal)}]"#,
                #"["/steps/0/body/to"]"#,
                [
                    "$.steps[0].body: the case differs from its twin 'a/good' here, too",
                    "$.steps[0].call: the case differs from its twin 'a/good' here, too",
                    "$.steps[0].connect: the case differs from its twin 'a/good' here, too",
                    "$.twin.differs[0]: at /steps/0/body/to the case does not differ from its twin 'a/good'",
                ]
            ),
        ])
    func tells(steps: String, differs: String, expected: [String]) throws {
        let found = try findings(steps, differs: differs)
        #expect(found == expected)
    }

    @Test("compares worlds and setups, too")
    func comparesSetup() throws {
        let steps =
            #"""
            [{"actor":"mei","connect":{}},{"actor":"mei","call":"POST /a","body":{"to":"x","text":"hi"},
            \#(Self.refusal)}]
            """#
        let found = try findings(steps, differs: #"["/steps/1/body/to"]"#, setup: #"[{"actor":"mei","send":1}]"#)
        #expect(found.contains("$.setup[0].send: the case differs from its twin 'a/good' here, too"))
    }
}
