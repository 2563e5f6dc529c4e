import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Pattern")
struct PatternTests {
    private static let known = FixtureText.bindings(["x": 7, "name": "Mei", "list": ["a"]])

    private func matches(_ pattern: String, _ value: String) throws -> Bool {
        try FixtureText.pattern(pattern).match(JSONValue(parsing: value), Self.known).isMatch
    }

    private static let cases: [(pattern: String, good: [String], bad: [String])] = [
        ("1", ["1", "1.0"], ["\"1\"", "2", "true"]), ("\"a\"", ["\"a\""], ["\"A\"", "null"]), ("null", ["null"], ["0"]),
        (#"{"a":1}"#, [#"{"a":1}"#, #"{"b":2,"a":1.0}"#], ["{}", #"{"a":2}"#, "[]"]),
        ("{}", ["{}", #"{"a":1}"#], ["[]"]),
        (#"[1,"<x>"]"#, ["[1,7]"], ["[1]", "[7,1]", "[1,7,8]", "{}"]), ("[]", ["[]"], ["[1]"]),
        (#""<x>""#, ["7", "7.0"], ["\"7\"", "8"]), (#""<name> <x>""#, [#""Mei 7""#], [#""Mei 8""#, "7"]),
        (#""<list>""#, [#"["a"]"#], ["[]"]),
        (#"{"a":{"$absent":true}}"#, ["{}", #"{"b":1}"#], [#"{"a":null}"#, #"{"a":1}"#]),
        (#"{"a":{"$oneOf":[{"$absent":true},null]}}"#, ["{}", #"{"a":null}"#], [#"{"a":1}"#]),
        (#"{"$oneOf":[1,{"a":2}]}"#, ["1", #"{"a":2}"#], ["2", "{}"]),
        (#"{"$all":["<_:text>",{"$matches":"^a"}]}"#, ["\"ab\""], ["\"b\""]),
        (#"{"$not":{"a":1}}"#, [#"{"a":2}"#, "1"], [#"{"a":1,"b":2}"#]),
        (#"{"$range":{"min":1,"max":2}}"#, ["1", "2", "1.5"], ["0", "3", "\"1\""]),
        (#"{"$range":{"min":1}}"#, ["99"], ["0.9"]),
        (#"{"$bytes":{"min":2,"max":3}}"#, ["\"你\"", "\"ab\""], ["\"a\"", "\"你a\"", "2"]),
        (#"{"$matches":"b+$"}"#, ["\"abb\""], ["\"ba\"", "1"]),
        (#"{"$length":{"max":1}}"#, ["[]", "[1]"], ["[1,2]", "\"a\""]),
        (#"{"$inOrder":[1,{"$range":{"min":3}}]}"#, ["[0,1,2,3]", "[1,9]"], ["[3,1]", "[1]", "{}"]),
        (#"{"$contains":[{"$range":{"min":1}},1]}"#, ["[1,2]", "[2,0,1]"], ["[1]", "[2,3]", "[]"]),
        (#"{"$each":{"a":"<_:integer>"}}"#, ["[]", #"[{"a":1},{"a":2}]"#], [#"[{"a":1},{}]"#, "{}"]),
        (
            #"{"$mentions":"<name>"}"#, [#""of Mei""#, #"{"a":[{"b":"to Mei."}]}"#, #"[1,{"Mei":2}]"#],
            [#""mei""#, "7", #"{"a":["M","ei"]}"#]
        ),
        (#"{"$literal":"<x>"}"#, [#""<x>""#], ["7"]), (#"{"$literal":{"a":1}}"#, [#"{"a":1}"#], [#"{"a":1,"b":2}"#]),
        (#""a <b c> d""#, [#""a <b c> d""#], ["\"a\""]),
    ]

    @Test("accepts what each matcher accepts and refuses the rest", arguments: cases)
    func matcher(pattern: String, good: [String], bad: [String]) throws {
        for value in good { #expect(try matches(pattern, value), "\(value)") }
        for value in bad { #expect(try !matches(pattern, value), "\(value)") }
    }

    @Test("binds in the order of the pattern, and uses what it has bound")
    func binds() throws {
        let pattern = try FixtureText.pattern(#"{"id":"<+id:id>","again":"<id>","seq":"<+seq:integer>"}"#)
        let good = pattern.match(["seq": 3, "again": "m-1", "id": "m-1"], Bindings())
        #expect(good.bindings == [Binding("id", "m-1", kind: .id), Binding("seq", 3, kind: .integer)])
        #expect(!pattern.match(["seq": 3, "again": "m-2", "id": "m-1"], Bindings()).isMatch)
    }

    @Test("binds from the first alternative that matches, and nothing from those before it")
    func bindsAlternative() throws {
        let pattern = try FixtureText.pattern(#"{"$oneOf":[{"a":"<+x1:id>","b":1},{"a":"<+x2:id>"}]}"#)
        #expect(pattern.match(["a": "q", "b": 2], Bindings()).bindings.map(\.name) == ["x2"])
    }

    @Test("gives each part of $contains an element of its own, whatever the order")
    func searchesElements() throws {
        let pattern = try FixtureText.pattern(
            #"{"$contains":[{"k":"<_:integer>"},{"k":1},{"id":"<+found:id>","k":2}]}"#)
        let result = pattern.match([["k": 1], ["k": 2, "id": "b"], ["k": 3]], Bindings())
        #expect(result.bindings == [Binding("found", "b", kind: .id)])
        #expect(!pattern.match([["k": 1], ["k": 2, "id": "b"]], Bindings()).isMatch)
    }

    @Test("reports every difference, each in one line with its place")
    func reportsAllDifferences() throws {
        let pattern = try FixtureText.pattern(
            #"""
            {"type":"message","data":{"id":"<+id:id>","who":{"userId":"<x>"},
            "gone":{"$absent":true},"n":{"$range":{"min":1}}}}
            """#
        )
        let result = pattern.match(
            ["type": "message", "data": ["id": "", "who": ["userId": 8], "gone": nil, "n": 0]], Self.known)
        #expect(
            result.differences.map(\.description) == [
                "$.data.id: expected an id (a text of 1 to 200 characters or a whole number above 0), found \"\"",
                "$.data.who.userId: expected 7 (<x>), found 8", "$.data.gone: expected nothing, found null",
                "$.data.n: expected a number: at least 1, found 0",
            ])
    }

    @Test("reports what is missing and a list of the wrong length")
    func reportsMissing() throws {
        let pattern = try FixtureText.pattern(#"{"a":1,"b":[1,2]}"#)
        #expect(
            pattern.match(["b": [1]], Bindings()).differences.map(\.description) == [
                "$.a: expected 1, found nothing", "$.b: expected an array of 2, found 1: [1]",
            ])
    }

    @Test("shows an unbound name as a difference")
    func unboundName() throws {
        let result = try FixtureText.pattern(#"["<y>","a<y>"]"#).match([1, "a1"], Bindings())
        #expect(result.differences.count == 2)
    }

    @Test(
        "is refused when it is written wrongly",
        arguments: [
            #""<+x>""#, #""<+x:uuid>""#, #""a<+x:id>""#, #""<_:id>b""#, #"{"$match":"a"}"#, #"{"$range":{}}"#,
            #"{"$range":{"min":2,"max":1}}"#, #"{"$matches":"("}"#, #"{"$oneOf":[]}"#, #"{"$absent":true}"#,
            #"[{"$absent":true}]"#, #"{"$each":"<+x:id>"}"#, #"{"$not":{"a":"<+x:id>"}}"#,
            #"{"a":1,"$range":{"min":1}}"#,
            #"{"a":{"$absent":false}}"#, #"{"$range":{"minimum":1}}"#,
        ])
    func refuses(pattern: String) {
        #expect(throws: FixtureError.self) { try FixtureText.pattern(pattern) }
    }
}
