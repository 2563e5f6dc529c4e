import RawJSON
import Testing

@testable import ConformanceKit

@Suite("ValueKind")
struct ValueKindTests {
    @Test(
        "accepts and refuses",
        arguments: [
            (.id, ["\"a\"", "1", "1.0"], ["\"\"", "0", "-1", "1.5", "null"]), (.string, ["\"\""], ["1"]),
            (.text, ["\" \""], ["\"\"", "1"]), (.integer, ["0", "-3", "2.0", "1e2"], ["1.5", "\"1\""]),
            (.number, ["1.5"], ["\"1\""]),
            (.boolean, ["false"], ["0", "null"]), (.object, ["{}"], ["[]"]), (.array, ["[]"], ["{}"]),
            (.any, ["null", "1"], []),
            (
                .url, [#""https://a.test/b?c=%20""#, #""/files/1""#, #""mailto:a@b""#],
                [#""files/1""#, #""http://a b""#, #""""#, "1"]
            ),
        ] as [(ValueKind, [String], [String])])
    func kinds(kind: ValueKind, good: [String], bad: [String]) throws {
        for text in good { #expect(kind.matches(try JSONValue(parsing: text)), "\(text)") }
        for text in bad { #expect(!kind.matches(try JSONValue(parsing: text)), "\(text)") }
    }

    @Test("limits ids to 200 characters, not bytes")
    func longIDs() {
        #expect(ValueKind.id.matches(.string(String(repeating: "你", count: 200))))
        #expect(!ValueKind.id.matches(.string(String(repeating: "x", count: 201))))
    }

    @Test(
        "takes for timestamps what RFC 3339 does",
        arguments: [
            ("2025-08-12T18:30:00.000Z", true), ("2025-08-12T18:30:00Z", true), ("2025-08-12T18:30:00+08:00", true),
            ("2024-02-29T23:59:60Z", true), ("2025-02-29T00:00:00Z", false), ("2025-08-12T18:30:00", false),
            ("2025-08-12 18:30:00Z", false), ("2025-13-01T00:00:00Z", false), ("2025-08-12T24:00:00Z", false),
            ("2025-08-12T18:30Z", false), ("2025-08-12T18:30:00.Z", false), ("2025-08-12T18:30:00+0800", false),
            ("2025-08-12T18:30:00Zx", false), ("2025-00-10T00:00:00Z", false),
        ])
    func timestamps(text: String, isValid: Bool) {
        #expect(ValueKind.timestamp.matches(.string(text)) == isValid)
    }
}
