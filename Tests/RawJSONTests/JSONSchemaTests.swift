import RawJSON
import Testing

@Suite("JSONSchema")
struct JSONSchemaTests {
    private func schema(_ text: String) throws -> JSONSchema { try JSONSchema(JSONValue(parsing: text)) }

    private static let keywords: [(schema: String, good: [String], bad: [String])] = [
        (#"{"type":"integer"}"#, ["1", "1.0", "1e2", "-3"], ["1.5", "\"1\"", "null", "true"]),
        (#"{"type":["string","null"]}"#, ["\"\"", "null"], ["1", "[]"]),
        (#"{"enum":[1,"a",null]}"#, ["1.0", "\"a\"", "null"], ["2", "\"b\""]),
        (#"{"const":{"a":[1]}}"#, [#"{"a":[1]}"#], [#"{"a":[2]}"#, "{}"]),
        (#"{"pattern":"^a+$"}"#, ["\"aa\"", "1"], ["\"ab\"", "\"a\\n\""]),
        (#"{"pattern":"b"}"#, ["\"abc\""], ["\"ac\""]),
        (#"{"minLength":2,"maxLength":3}"#, ["\"你好\"", "\"abc\"", "7"], ["\"a\"", "\"abcd\""]),
        (#"{"minimum":1,"maximum":2}"#, ["1", "2", "1.5", "\"x\""], ["0.999", "3"]),
        (#"{"exclusiveMinimum":1,"exclusiveMaximum":2}"#, ["1.5"], ["1", "2"]),
        (#"{"required":["a"]}"#, [#"{"a":null}"#, "[]"], ["{}"]),
        (#"{"properties":{"a":{"type":"string"}}}"#, ["{}", #"{"a":"x","b":1}"#], [#"{"a":1}"#]),
        (#"{"properties":{"a":true},"additionalProperties":false}"#, [#"{"a":1}"#, "{}"], [#"{"b":1}"#]),
        (#"{"additionalProperties":{"type":"integer"}}"#, [#"{"x":1}"#], [#"{"x":"1"}"#]),
        (
            #"{"patternProperties":{"^x":{"type":"integer"}},"additionalProperties":false}"#, [#"{"x1":1}"#],
            [#"{"x1":"a"}"#, #"{"y":1}"#]
        ),
        (#"{"propertyNames":{"pattern":"^[a-z]+$"}}"#, [#"{"ab":1}"#], [#"{"A":1}"#]),
        (#"{"minProperties":1,"maxProperties":1}"#, [#"{"a":1}"#], ["{}", #"{"a":1,"b":2}"#]),
        (#"{"dependentRequired":{"a":["b"]}}"#, ["{}", #"{"a":1,"b":1}"#], [#"{"a":1}"#]),
        (#"{"items":{"type":"integer"}}"#, ["[]", "[1,2]", "{}"], ["[1,\"2\"]"]),
        (#"{"prefixItems":[{"type":"integer"}],"items":false}"#, ["[]", "[1]"], ["[1,2]", "[\"1\"]"]),
        (#"{"minItems":1,"maxItems":2}"#, ["[1]", "[1,2]"], ["[]", "[1,2,3]"]),
        (#"{"uniqueItems":true}"#, ["[1,2,\"1\"]"], ["[1,1.0]"]),
        (#"{"allOf":[{"minimum":1},{"maximum":2}]}"#, ["1"], ["0", "3"]),
        (#"{"anyOf":[{"type":"string"},{"minimum":3}]}"#, ["\"a\"", "3"], ["2"]),
        (#"{"oneOf":[{"minimum":2},{"maximum":4}]}"#, ["1", "5"], ["3"]),
        (#"{"not":{"type":"null"}}"#, ["1"], ["null"]),
        (
            #"""
            {"if":{"properties":{"k":{"const":1}},"required":["k"]},
            "then":{"required":["a"]},"else":{"required":["b"]}}
            """#,
            [#"{"k":1,"a":1}"#, #"{"k":2,"b":1}"#], [#"{"k":1,"b":1}"#, #"{"a":1}"#]
        ),
        (
            ##"{"$ref":"#/$defs/t","$defs":{"t":{"type":"object","properties":{"next":{"$ref":"#/$defs/t"}}}}}"##,
            [#"{"next":{"next":{}}}"#], [#"{"next":{"next":1}}"#]
        ),
        (
            ##"{"properties":{"child":{"$ref":"#"}},"additionalProperties":false}"##, [#"{"child":{"child":{}}}"#],
            [#"{"child":{"chidl":{}}}"#]
        ),
        ("true", ["1"], []), ("false", [], ["1"]),
        (#"{"format":"date-time","x-note":1,"title":"t","$comment":"c","deprecated":true}"#, ["\"no date\""], []),
    ]

    @Test("accepts what each keyword accepts and refuses the rest", arguments: keywords)
    func keyword(text: String, good: [String], bad: [String]) throws {
        let schema = try schema(text)
        for value in good { #expect(schema.violations(in: try JSONValue(parsing: value)) == [], "\(value)") }
        for value in bad { #expect(!schema.accepts(try JSONValue(parsing: value)), "\(value)") }
    }

    @Test("tells where, what was expected and what is there")
    func describesViolation() throws {
        let schema = try schema(#"{"properties":{"a":{"items":{"type":"integer"}}},"required":["b"]}"#)
        let violations = schema.violations(in: ["a": [1, "x"]])
        #expect(
            violations.map(\.description) == [
                "$.b: expected a member 'b', found nothing (schema /required)",
                "$.a[1]: expected of type integer, found \"x\" (schema /properties/a/items/type)",
            ])
    }

    @Test("tells of the alternative that came closest")
    func describesAlternatives() throws {
        let schema = try schema(#"{"anyOf":[{"type":"string"},{"properties":{"a":{"minimum":3}}}]}"#)
        let violation = try #require(schema.violations(in: ["a": 1]).first)
        #expect(violation.expected.contains("$.a: expected at least 3, found 1"))
    }

    @Test(
        "refuses a schema that would look away",
        arguments: [
            #"{"requierd":["a"]}"#, #"{"type":"int"}"#, #"{"properties":{"a":{"minimun":1}}}"#, #"{"pattern":"("}"#,
            ##"{"$ref":"#/$defs/missing"}"##, #"{"$ref":"other.json"}"#, #"{"enum":[]}"#, #"{"format":"datetime"}"#,
            #"{"then":{}}"#, #"{"required":"a"}"#, #"{"minLength":-1}"#, #"{"items":[{}]}"#, "1",
            #"{"$defs":{"unused":{"typo":1}}}"#,
            ##"{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/a"}]}}}"##,
        ])
    func refusesSchema(text: String) {
        #expect(throws: JSONSchemaError.self) { try schema(text) }
    }

    @Test("follows references into documents it was given, and from there")
    func followsOtherDocuments() throws {
        let other = try JSONValue(
            parsing: ##"{"$defs":{"list":{"items":{"$ref":"#/$defs/item"}},"item":{"type":"integer"}}}"##)
        let source = try JSONValue(parsing: ##"{"properties":{"a":{"$ref":"other.json#/$defs/list"}}}"##)
        let schema = try JSONSchema(source, others: ["other.json": other])
        #expect(schema.accepts(["a": [1]]))
        #expect(!schema.accepts(["a": ["1"]]))
        #expect(throws: JSONSchemaError.self) { try JSONSchema(source) }
    }
}
