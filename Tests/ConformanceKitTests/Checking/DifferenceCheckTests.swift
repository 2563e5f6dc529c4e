import RawJSON
import Testing

@testable import ConformanceKit

@Suite("The check 'difference'") struct DifferenceCheckTests {
    private func differences(_ bounds: String, _ from: JSONValue, _ to: JSONValue) throws -> [String] {
        let check = try FixtureText.check(#"{"difference":{"from":"<before>","to":"<after>",\#(bounds)}}"#)
        return try check.evaluate(FixtureText.bindings(["before": from, "after": to])).map(\.description)
    }

    @Test(
        "holds for numbers that far apart",
        arguments: [
            (#""equals":3"#, 4, 7), (#""atLeast":3"#, 4, 8), (#""atMost":3,"atLeast":-1"#, 4, 3),
            (#""equals":0.5"#, 1, 1.5),
        ] as [(String, JSONValue, JSONValue)])
    func holds(bounds: String, from: JSONValue, to: JSONValue) throws {
        #expect(try differences(bounds, from, to) == [])
    }

    @Test("says both numbers when it does not hold")
    func fails() throws {
        #expect(
            try differences(#""equals":3"#, 4, 6) == ["$.after: expected difference: exactly 3, found 2 (from 4 to 6)"])
        #expect(try differences(#""atMost":1"#, 4, 6).count == 1)
        #expect(try differences(#""atLeast":3"#, 6, 4).count == 1)
    }

    @Test("needs two numbers", arguments: [("4", 6), (4, nil), ([1], 2)] as [(JSONValue, JSONValue)])
    func numbers(from: JSONValue, to: JSONValue) throws {
        #expect(try differences(#""equals":2"#, from, to).first?.contains("expected two numbers") == true)
    }
}
