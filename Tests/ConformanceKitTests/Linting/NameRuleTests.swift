import Testing

@testable import ConformanceKit

@Suite("Lint rule: names are bound")
struct NameRuleTests {
    private static let good: [String] = [
        #"""
        [{"actor":"mei","send":{"room":"<room>","run":"<run>","d":"<runDigits>","u":"<oscar.userId>",
        "t":"<oscar.tokenTtlSeconds>"}}]
        """#,
        #"[{"actor":"mei","send":"<mei.connectionId> <oscar/phone.lastFrameId> <mei.role> <mei.nickname>"}]"#,
        #"[{"actor":"mei","receive":{"a":"<+m:id>","b":"<m>"}},{"actor":"oscar","receive":{"a":"<m>"}}]"#,
        #"[{"actor":"mei","send":{"a":{"$optional":"<unknown>"}}}]"#,
        #"""
        [{"repeat":{"times":2,"as":"i"},"steps":[{"actor":"mei","send":"<i>"},{"actor":"mei",
        "receive":{"a":"<+m:id>"}},{"actor":"mei","send":"<m>"}]},{"check":[{"unique":{"of":"<m>"}}]}]
        """#,
        #"""
        [{"either":[[{"actor":"mei","receive":{"a":"<+m:id>"}}],[{"actor":"mei",
        "answer":{"body":"<+m:id>"}}]]},{"actor":"mei","send":"<m>"}]
        """#,
        #"""
        [{"together":[[{"actor":"mei","receive":{"a":"<+m:id>"}}],[{"actor":"oscar",
        "receive":{"a":"<+m:id>","b":"<+n:id>"}}]],"after":[{"actor":"mei","send":"<m> <n>"}]},
        {"actor":"mei","send":"<m><n>"}]
        """#,
        #"""
        [{"together":[[{"actor":"mei","receive":{"a":"<+m:id>"}}],[{"actor":"mei","cut":true}]],
        "rounds":2},{"check":[{"unique":{"of":"<m>"}}]}]
        """#,
        #"""
        [{"table":[{"who":"mei","n":1},{"who":"oscar/phone","n":2}],"steps":[{"actor":"<who>",
        "send":"<n>"},{"actor":"<who>","receive":{"a":"<+m:id>"}}]},{"actor":"mei",
        "receive":{"a":"<+m:id>"}}]
        """#,
        #"[{"nothing":{"id":"<m>"},"at":["mei"],"until":[{"actor":"mei","receive":{"a":"<+m:id>"}}]}]"#,
        #"""
        [{"actor":"mei","collect":{"type":"message"},"as":"l","until":{"end":"<+e:id>"}},
        {"check":[{"count":{"of":"<l>","where":{"id":"<e>"},"equals":1}}]}]
        """#,
        #"""
        [{"actor":"mei/tablet","connect":{"ready":{"n":"<+n:integer>"}}},{"actor":"mei/tablet",
        "send":"<n> <mei/tablet.connectionId>"},{"actor":"mei/tablet",
        "connect":{"resume":"mei/tablet"}}]
        """#,
        #"[{"actor":"mei","receive":{"a":{"$oneOf":[{"b":"<+m:id>"},{"c":"<+m:id>"}]}}},{"actor":"mei","send":"<m>"}]"#,
        #"[{"actor":"mei","receive":{"list":"<+l:array>"}},{"check":[{"same":{"of":"<l>"}}]}]"#,
    ]

    @Test("takes names that are bound on every way", arguments: good)
    func takes(steps: String) throws {
        #expect(try LintSuite(steps: steps).findings(of: NameRule()) == [])
    }

    private static let bad: [(steps: String, finding: String)] = [
        (
            #"[{"actor":"mei","send":"<m>"},{"actor":"mei","receive":{"a":"<+m:id>"}}]"#,
            "$.steps[0].send: '<m>' is not bound here"
        ),
        (#"[{"actor":"mei","send":"<mei.email>"}]"#, "'<mei.email>' is not bound here"),
        (#"[{"actor":"mei","send":"<ann.userId>"}]"#, "'<ann.userId>'"),
        (#"[{"actor":"mei","send":"<mei/tablet.connectionId>"}]"#, "'<mei/tablet.connectionId>'"),
        (#"[{"actor":"mei","send":"<actor.token>"}]"#, "'<actor.token>'"),
        (#"[{"actor":"mei","receive":{"a":"<m>","b":"<+m:id>"}}]"#, "$.steps[0].receive.a: '<m>' is not bound here"),
        (
            #"[{"actor":"mei","receive":{"a":"<+m:id>"}},{"actor":"mei","receive":{"a":"<+m:id>"}}]"#,
            "'m' is bound a second time"
        ),
        (#"[{"actor":"mei","receive":{"a":"<+room:id>"}}]"#, "'room' is bound a second time"),
        (#"[{"actor":"mei","receive":{"a":"<+run:id>"}}]"#, "'run' is the runner's own name"),
        (
            #"""
            [{"either":[[{"actor":"mei","receive":{"a":"<+m:id>"}}],[{"actor":"mei","closed":{}}]]},
            {"actor":"mei","send":"<m>"}]
            """#,
            "'<m>' is not bound on every way to this step"
        ),
        (
            #"""
            [{"either":[[{"actor":"mei","receive":{"a":"<+m:id>"}}],[{"actor":"mei","closed":{}}]]},
            {"actor":"mei","receive":{"a":"<+m:id>"}}]
            """#,
            "'m' is bound a second time"
        ),
        (
            #"[{"either":[[{"actor":"mei","receive":{"a":"<+m:id>"}}],[{"actor":"mei","receive":{"a":"<m>"}}]]}]"#,
            "$.steps[0].either[1][0].receive.a: '<m>'"
        ),
        (
            #"[{"actor":"mei","receive":{"a":{"$oneOf":["<+m:id>",null]}}},{"actor":"mei","send":"<m>"}]"#,
            "'<m>' is not bound on every way"
        ),
        (
            #"[{"repeat":{"times":2,"as":"i"},"steps":[{"actor":"mei","cut":true}]},{"actor":"mei","send":"<i>"}]"#,
            "$.steps[1].send: '<i>' is not bound here"
        ),
        (
            #"[{"table":[{"n":1}],"steps":[{"actor":"mei","receive":{"a":"<+m:id>"}}]},{"actor":"mei","send":"<m>"}]"#,
            "$.steps[1].send: '<m>' is not bound here"
        ),
        (
            #"[{"table":[{"n":"<q>"}],"steps":[{"actor":"mei","cut":true}]}]"#,
            "$.steps[0].table[0]: '<q>' is not bound here"
        ),
        (
            #"[{"together":[[{"actor":"mei","receive":{"a":"<+m:id>"}}],[{"actor":"oscar","send":"<m>"}]]}]"#,
            "$.steps[0].together[1][0].send: '<m>'"
        ),
        (#"[{"nothing":{"id":"<m>"},"at":["mei"],"until":[]}]"#, "$.steps[0].nothing.id: '<m>' is not bound here"),
        (#"[{"check":[{"unique":{"of":"<l>"}}]}]"#, "$.steps[0].check[0]: '<l>' is not bound here"),
        (
            #"[{"actor":"mei","receive":{"a":"<+m:id>"}},{"check":[{"unique":{"of":"<m>"}}]}]"#,
            "'<m>' is id, not a list"
        ),
        (
            #"""
            [{"actor":"mei","receive":{"a":1},"shownBy":{"actor":"mei","call":"GET /<m>",
            "answer":{"body":"<+m:id>"}}}]
            """#,
            "$.steps[0].shownBy: '<m>'"
        ),
        (
            #"""
            [{"actor":"mei","receive":{"a":1},"shownBy":{"actor":"mei","call":"GET /",
            "answer":{"body":"<+m:id>"}}},{"actor":"mei","send":"<m>"}]
            """#,
            "$.steps[1].send: '<m>'"
        ),
        (#"[{"actor":"mei/tablet","send":1}]"#, "$.steps[0].actor: mei/tablet has not been connected"),
        (#"[{"actor":"mei/tablet","connect":{"resume":"mei/watch"}}]"#, "mei/watch has not been connected"),
        (#"[{"actor":"mei","ignore":{"a":"<+m:id>"},"because":"x"}]"#, "'<+m:id>' binds in an ignored frame"),
        (#"[{"actor":"mei","call":"GET /<m>","query":{"a":1}}]"#, "'<m>'"),
        (#"[{"actor":"mei","call":"GET /","query":{"a":"<m>"}}]"#, "$.steps[0].query: '<m>'"),
        (#"[{"actor":"mei","call":"POST /","headers":{"a":"<m>"}}]"#, "$.steps[0].headers: '<m>'"),
        (#"[{"actor":"mei","call":"POST /","bodyText":"<m>"}]"#, "'<m>'"),
        (#"[{"actor":"mei","raw":{"fragments":["a","<m>"]}}]"#, "$.steps[0].raw: '<m>'"),
        (#"[{"actor":"mei","close":{"reason":"<m>"}}]"#, "$.steps[0].close: '<m>'"),
        (#"[{"control":"x","arguments":{"a":"<m>"}}]"#, "$.steps[0].arguments: '<m>'"),
        (#"[{"actor":"mei","connect":{"query":{"a":"<m>"}}}]"#, "$.steps[0].connect: '<m>'"),
    ]

    @Test("tells names that are not bound, or bound twice", arguments: bad)
    func tells(steps: String, finding: String) throws {
        let findings = try LintSuite(steps: steps).findings(of: NameRule())
        #expect(findings.count == 1, "\(findings)")
        #expect(findings.first?.contains(finding) == true, "\(findings)")
    }

    @Test("takes what the world binds, and tells its mistakes once")
    func world() throws {
        var suite = LintSuite()
        suite.worlds["w"] = LintSuite.world.replacingText("POST /rooms", "POST /<place>")
        suite.cases["a/two"] = LintSuite.testCase(title: "two", steps: #"[{"actor":"mei","send":"<room>"}]"#)
        let findings = try suite.findings(of: NameRule())
        #expect(findings.count == 1)
        #expect(findings.first?.hasPrefix("worlds/w.json $.setup[0]: '<place>' is not bound here") == true)
    }

    @Test("lets the suite's own templates name only the actor, the connection and the run")
    func manifest() throws {
        var suite = LintSuite()
        suite.manifest = LintSuite.manifest.replacingText("Bearer <actor.token>", "Bearer <token> <run>")
            .replacingText("\"first\": null", "\"first\": \"<connection.connectionId>\"")
        #expect(
            try suite.findings(of: NameRule()) == [
                "suite.json $.http.headers.Authorization: '<token>' means nothing here; "
                    + "use <actor.…> or <run> [names-bound]",
                "suite.json $.socket.first: '<connection.connectionId>' means nothing here; "
                    + "use <actor.…> or <run> [names-bound]",
            ])
    }
}
