import RawJSON
import Testing

@Suite("JSONNumber")
struct JSONNumberTests {
    private func number(_ literal: String) throws -> JSONNumber { try #require(JSONNumber(literal: literal)) }

    @Test(
        "compares by value, however written",
        arguments: [
            ("1", "1.0"), ("10", "1e1"), ("100", "0.1e3"), ("0", "-0.0"), ("1.50", "15e-1"), ("0", "0e99"),
            ("123456789012345678901234567890", "1.2345678901234567890123456789e29"), ("-2", "-2.000"),
        ])
    func equalByValue(left: String, right: String) throws {
        let left = try number(left)
        let right = try number(right)
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(!(left < right) && !(right < left))
    }

    @Test(
        "orders by value at any precision",
        arguments: [
            ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "1e-400"), ("9", "10"), ("0.9", "0.91"), ("1e400", "1e401"),
            ("9007199254740992", "9007199254740993"), ("0.1234567890123456789", "0.1234567890123456790"),
            ("-1e5", "-9"),
        ])
    func ordersByValue(smaller: String, greater: String) throws {
        #expect(try number(smaller) < number(greater))
        #expect(try !(number(greater) < number(smaller)))
        #expect(try number(smaller) != number(greater))
    }

    @Test(
        "knows which values fit an Int64",
        arguments: [
            ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("9223372036854775808", nil),
            ("1.0", 1), ("1.5", nil), ("1e3", 1000), ("1e19", nil), ("-0", 0), ("922337203685477580.7e1", Int64.max),
            ("-9223372036854775809", nil), ("1e999999999999999999999", nil),
        ] as [(String, Int64?)])
    func int64(literal: String, expected: Int64?) throws {
        #expect(try number(literal).int64 == expected)
    }

    @Test("remembers how it was written")
    func remembersLiteral() throws {
        let value = try JSONValue(parsing: "[1.0, 1, 1e0, 1E400]")
        #expect(value.arrayValue?.map { $0.numberValue?.isWrittenAsInteger } == [false, true, false, false])
        #expect(value.description == "[1.0,1,1e0,1E400]")
        #expect(value[3]?.numberValue?.double == nil)
        #expect(value[0]?.numberValue?.double == 1)
    }

    @Test("takes only what is a JSON number", arguments: ["", "01", "+1", ".5", "1.", "NaN", "0x1", "1 ", "\"1\""])
    func refuses(literal: String) {
        #expect(JSONNumber(literal: literal) == nil)
    }

    @Test("writes doubles as they read back, and whole ones as integers")
    func fromDouble() {
        #expect(JSONNumber(0.1)?.literal == "0.1")
        #expect(JSONNumber(3.0)?.literal == "3")
        #expect(JSONNumber(1e300)?.double == 1e300)
        #expect(JSONNumber(Double.infinity) == nil)
    }
}
