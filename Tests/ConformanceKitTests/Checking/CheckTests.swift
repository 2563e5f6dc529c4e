import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Check")
struct CheckTests {
    private static let known = FixtureText.bindings([
        "ids": ["a", "b", "c"], "twice": ["a", "b", "a"], "seqs": [4, 5, 6], "gap": [4, 6, 6], "falling": [3.5, 2, 2],
        "frames": [["t": "m", "n": 1], ["t": "end", "n": 2], ["t": "m", "n": 3]], "word": "x", "equal": [1, 1.0],
        "none": [],
    ])

    private static let checks: [(check: String, findings: [String])] = [
        (#"{"count":{"of":"<ids>","equals":3}}"#, []), (#"{"count":{"of":"<none>","atMost":0}}"#, []),
        (#"{"count":{"of":"<frames>","where":{"t":"m"},"atLeast":2,"atMost":2}}"#, []),
        (
            #"{"count":{"of":"<frames>","where":{"t":"m"},"equals":1}}"#,
            [#"$.frames: expected count: exactly 1 of {"t":"m"}, found 2"#]
        ),
        (#"{"count":{"of":"<ids>","atLeast":4}}"#, ["$.ids: expected count: at least 4, found 3"]),
        (#"{"unique":{"of":"<ids>"}}"#, []),
        (#"{"unique":{"of":"<twice>"}}"#, [#"$.twice[2]: expected unique: "a" once, found 2 times"#]),
        (#"{"unique":{"of":"<frames>","by":"n"}}"#, []),
        (#"{"unique":{"of":"<frames>","by":"t"}}"#, [#"$.frames[2].t: expected unique: "m" once, found 2 times"#]),
        (#"{"ordered":{"of":"<seqs>"}}"#, []), (#"{"ordered":{"of":"<ids>"}}"#, []),
        (#"{"ordered":{"of":"<falling>","direction":"falling","strict":false}}"#, []),
        (
            #"{"ordered":{"of":"<falling>","direction":"falling"}}"#,
            ["$.falling[2]: expected ordered: below 2, found 2"]
        ),
        (#"{"ordered":{"of":"<twice>"}}"#, [#"$.twice[2]: expected ordered: above "b", found "a""#]),
        (
            #"{"ordered":{"of":"<frames>"}}"#,
            [
                #"$.frames[0]: expected a number or a string, found {"t":"m","n":1}"#,
                #"$.frames[1]: expected a number or a string, found {"t":"end","n":2}"#,
                #"$.frames[2]: expected a number or a string, found {"t":"m","n":3}"#,
            ]
        ),
        (#"{"gapFree":{"of":"<seqs>"}}"#, []),
        (
            #"{"gapFree":{"of":"<gap>"}}"#,
            ["$.gap[1]: expected gapFree: 5, found 6", "$.gap[2]: expected gapFree: 7, found 6"]
        ),
        (
            #"{"gapFree":{"of":"<ids>"}}"#,
            [
                #"$.ids[0]: expected a whole number, found "a""#, #"$.ids[1]: expected a whole number, found "b""#,
                #"$.ids[2]: expected a whole number, found "c""#,
            ]
        ),
        (#"{"sameSet":{"of":"<ids>","as":["c","a","b"]}}"#, []),
        (
            #"{"sameSet":{"of":"<ids>","as":"<twice>"}}"#,
            [
                #"$.ids[0]: expected sameSet: "a" 2 times, found once"#,
                #"$.ids[2]: expected sameSet: nothing, found "c""#,
            ]
        ),
        (#"{"sameSequence":{"of":"<frames>","by":"n","as":[1,2,3]}}"#, []),
        (#"{"sameSequence":{"of":"<ids>","as":["a","c","b"]}}"#, [#"$.ids[1]: expected sameSequence: "c", found "b""#]),
        (
            #"{"sameSequence":{"of":"<ids>","as":"<frames>","asBy":"x"}}"#,
            [
                "$.frames[0].x: expected a value, found nothing", "$.frames[1].x: expected a value, found nothing",
                "$.frames[2].x: expected a value, found nothing",
            ]
        ),
        (#"{"subsequence":{"of":["a","c"],"in":"<ids>"}}"#, []),
        (
            #"{"subsequence":{"of":["c","a"],"in":"<ids>"}}"#,
            [#"$[1]: expected subsequence: "a" later in the other list, found nothing"#]
        ),
        (#"{"noneAfter":{"of":"<frames>","match":{"t":"x"},"after":{"t":"end"}}}"#, []),
        (
            #"{"noneAfter":{"of":"<frames>","match":{"t":"m"},"after":{"t":"end"}}}"#,
            [#"$.frames[2]: expected noneAfter: nothing after position 1, found {"t":"m","n":3}"#]
        ),
        (
            #"{"noneAfter":{"of":"<frames>","match":{"t":"m"},"after":{"t":"never"}}}"#,
            ["$.frames: expected noneAfter: the mark, found nothing"]
        ),
        (#"{"each":{"of":"<frames>","match":{"n":"<_:integer>"}}}"#, []),
        (#"{"each":{"of":"<frames>","match":{"t":"m"}}}"#, [#"$.frames[1].t: expected "m", found "end""#]),
        (#"{"difference":{"from":1,"to":3,"equals":2}}"#, []),
        (
            #"{"difference":{"from":1,"to":3,"atLeast":3}}"#,
            ["$: expected difference: at least 3, found 2 (from 1 to 3)"]
        ),
        (#"{"same":{"of":"<equal>"}}"#, []),
        (
            #"{"same":{"of":"<seqs>"}}"#,
            ["$.seqs[1]: expected same: 4, found 5", "$.seqs[2]: expected same: 4, found 6"]
        ),
    ]

    @Test("holds and breaks", arguments: checks)
    func evaluates(check: String, findings: [String]) throws {
        #expect(try FixtureText.check(check).evaluate(Self.known).map(\.description) == findings)
    }

    @Test("covers every checker", arguments: Check.Name.allCases)
    func coversAll(name: Check.Name) {
        let own = Self.checks.filter { $0.check.hasPrefix(#"{"\#(name.rawValue)":"#) }
        #expect(own.contains { $0.findings.isEmpty })
        #expect(own.contains { !$0.findings.isEmpty })
    }

    @Test(
        "cannot look at what is not bound or no list",
        arguments: [#"{"unique":{"of":"<missing>"}}"#, #"{"unique":{"of":"<word>"}}"#])
    func refusesList(check: String) throws {
        let check = try FixtureText.check(check)
        #expect(throws: TemplateError.self) { try check.evaluate(Self.known) }
    }

    @Test(
        "is refused when it is written wrongly",
        arguments: [
            #"{"uniqe":{"of":"<ids>"}}"#, #"{"unique":{}}"#, #"{"unique":{"of":"<ids>","key":"a"}}"#,
            #"{"count":{"of":"<ids>"}}"#,
            #"{"count":{"of":"<ids>","equals":1,"atMost":2}}"#, #"{"ordered":{"of":"<ids>","direction":"up"}}"#,
            #"{"unique":{"of":"<ids>"},"same":{"of":"<ids>"}}"#, #"{"each":{"of":"<ids>","match":"<+x:id>"}}"#,
            #"{"sameSet":{"of":"<ids>"}}"#,
        ])
    func refuses(check: String) {
        #expect(throws: FixtureError.self) { try FixtureText.check(check) }
    }
}
