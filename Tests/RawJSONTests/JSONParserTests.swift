import RawJSON
import Testing

@Suite("JSONParser")
struct JSONParserTests {
    private func failure(_ text: String) -> JSONParseError? { failure(Array(text.utf8)) }

    private func failure(_ bytes: [UInt8], depth: Int = 512) -> JSONParseError? {
        do throws(JSONParseError) {
            _ = try JSONParser(maximumDepth: depth).parse(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("reads every kind of value with white space around it")
    func readsEveryKind() throws {
        let text = " { \"a\" : [ 1 , -2.5e3 , true , false , null , \"x\" , {} , [] ] } \r\n\t"
        let expected: JSONValue = ["a": [1, -2500, true, false, nil, "x", [:], []]]
        #expect(try JSONValue(parsing: text) == expected)
    }

    @Test(
        "reads every escape",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"), (#""\u00e9\u4F60""#, "é你"),
            (#""\ud83d\ude00!""#, "😀!"), (#""\u0000""#, "\0"), ("\"你好 😀\"", "你好 😀"), (#""a\u0041b""#, "aAb"),
        ])
    func readsEscapes(text: String, expected: String) throws {
        #expect(try JSONValue(parsing: text) == .string(expected))
    }

    @Test(
        "refuses what is not JSON, and says where",
        arguments: [
            ("", JSONParseError.Kind.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[1,2", .unexpectedEnd, 4),
            ("{\"a\":1", .unexpectedEnd, 6), ("\"abc", .unexpectedEnd, 4), ("[1,]", .unexpectedByte, 3),
            ("{,}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5), ("{a:1}", .unexpectedByte, 1),
            ("{\"a\":1,}", .unexpectedByte, 7), ("[1 2]", .unexpectedByte, 3), ("nul", .unexpectedEnd, 3),
            ("nulL", .unexpectedByte, 3), ("'a'", .unexpectedByte, 0), ("\u{FEFF}1", .unexpectedByte, 0),
            ("1 2", .trailingGarbage, 2), ("{}x", .trailingGarbage, 2), ("[]]", .trailingGarbage, 2),
            ("01", .badNumber, 1), ("-", .badNumber, 1), ("1.", .badNumber, 2), ("1e", .badNumber, 2),
            ("1e+", .badNumber, 3), ("-01", .badNumber, 2), ("+1", .unexpectedByte, 0), (".5", .unexpectedByte, 0),
            ("NaN", .unexpectedByte, 0), (#""\x""#, .badEscape, 2), (#""\u12G4""#, .badEscape, 5),
            (#""\u12""#, .badEscape, 5), ("\"a\nb\"", .controlCharacter, 2), (#""\ud83d""#, .loneSurrogate, 1),
            (#""\ud83dx""#, .loneSurrogate, 1), (#""\ude00""#, .loneSurrogate, 1),
            (#""ok\ud83d\u0041""#, .loneSurrogate, 3), ("// no\n1", .unexpectedByte, 0),
        ])
    func refuses(text: String, kind: JSONParseError.Kind, offset: Int) throws {
        let error = try #require(failure(text))
        #expect(error.kind == kind)
        #expect(error.offset == offset)
    }

    @Test(
        "refuses bytes that are not UTF-8, and says where",
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0x61, 0xC3, 0x28, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x22, 0xE4, 0xBD, 0x22], 1),
        ] as [([UInt8], Int)])
    func refusesInvalidUTF8(bytes: [UInt8], offset: Int) throws {
        let error = try #require(failure(bytes))
        #expect(error.kind == .invalidUTF8)
        #expect(error.offset == offset)
    }

    @Test("reports repeated names of one object with their places, and takes the last value")
    func reportsDuplicateKeys() throws {
        let result = try JSONParser().parse(#"{"a":1,"b":[{"c":1,"c":2}],"a":3,"\u0061":4}"#)
        #expect(result.duplicateKeys.map(\.description) == ["$.b[0].c", "$.a", "$.a"])
        #expect(result.value == ["a": 4, "b": [["c": 2]]])
    }

    @Test("takes names that only look alike for different names")
    func comparesNamesByBytes() throws {
        let result = try JSONParser().parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(result.duplicateKeys.isEmpty)
        #expect(result.value.objectValue?.count == 2)
    }

    @Test("refuses nesting beyond the limit and no sooner")
    func limitsDepth() throws {
        let deep = { (levels: Int) in Array(String(repeating: "[", count: levels).utf8) }
        let closed = { (levels: Int) in deep(levels) + Array(String(repeating: "]", count: levels).utf8) }
        #expect(failure(closed(5), depth: 5) == nil)
        #expect(failure(closed(6), depth: 5)?.kind == .tooDeep)
        #expect(failure(closed(512)) == nil)
        #expect(failure(deep(100_000))?.kind == .tooDeep)
    }

    @Test("tells what it expected and what it found")
    func describesMistake() throws {
        let error = try #require(failure("{\n  \"a\": 1;\n}"))
        #expect(error.description == "byte 10: expected ',' or '}', found ';'")
        #expect(error.lineAndColumn(in: "{\n  \"a\": 1;\n}".utf8) == (2, 9))
    }

    @Test("reads any collection of bytes")
    func readsCollections() throws {
        let bytes = Array("[1,2]".utf8)
        #expect(try JSONParser().parse(bytes[...]).value == [1, 2])
        #expect(try JSONParser().parse(bytes.lazy.map { $0 }).value == [1, 2])
    }
}
