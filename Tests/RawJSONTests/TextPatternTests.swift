import RawJSON
import Testing

@Suite("TextPattern")
struct TextPatternTests {
    @Test(
        "finds what ECMA-262 finds",
        arguments: [
            ("b+", "abbc", true), ("^b", "abc", false), (#"^\d+$"#, "123", true), (#"^\d+$"#, "١٢٣", false),
            (#"^\w+$"#, "né", false), ("a$", "a\n", false), ("^[[]$", "[", true), ("^[&&]$", "&", true),
            (#"^[\d-]+$"#, "1-2", true), (#"\$"#, "a$", true), ("[$]", "$", true), (#"^\W$"#, "é", true),
            (#"^[0-9a-f]{8}-[0-9a-f]{4}$"#, "0123abcd-00ff", true), ("^(a|b)?$", "", true), (#"\\"#, #"\"#, true),
            ("你.", "你好", true),
        ])
    func finds(source: String, text: String, expected: Bool) throws {
        #expect(try TextPattern(source).isFound(in: text) == expected)
    }

    @Test("refuses what is no expression", arguments: ["(", "[a", "a{2,1}", "*"])
    func refuses(source: String) {
        #expect(throws: TextPattern.SyntaxError.self) { try TextPattern(source) }
    }
}
