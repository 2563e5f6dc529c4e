import RawJSON
import Testing

@Suite("JSONWriter")
struct JSONWriterTests {
    @Test("escapes what must be escaped and nothing else")
    func escapes() {
        let text = JSONValue.string("\"\\/\n\r\t\u{08}\u{1F}\u{7F}é😀\u{2028}")
        #expect(text.description == "\"\\\"\\\\/\\n\\r\\t\\u0008\\u001f\u{7F}é😀\u{2028}\"")
    }

    @Test(
        "writes what reads back as the same text",
        arguments: [
            "null", "true", "[]", "{}", "[[],{}]", #"{"b":1,"a":[1.50,"x",null]}"#, "-0.0", #""\u0000""#, #"{"":""}"#,
        ])
    func roundTrips(text: String) throws {
        #expect(JSONWriter.compact.string(try JSONValue(parsing: text)) == text)
        let pretty = JSONWriter.pretty.string(try JSONValue(parsing: text))
        #expect(JSONWriter.compact.string(try JSONValue(parsing: pretty)) == text)
    }

    @Test("indents by two spaces and keeps empty lists on one line")
    func pretty() {
        let value: JSONValue = ["a": [1, []], "b": [:]]
        #expect(
            JSONWriter.pretty.string(value) == """
                {
                  "a": [
                    1,
                    []
                  ],
                  "b": {}
                }
                """)
    }
}
