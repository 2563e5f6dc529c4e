import HistoryChecking
import Testing

@Suite("History: counting")
struct CountingTests {
    @Test("exactlyOnce holds when every key came once, in any order")
    func exactlyOnceHolds() {
        #expect(History.exactlyOnce(["b", "a", "c"], of: ["a", "b", "c"]) == [])
        #expect(History.exactlyOnce([String](), of: []) == [])
    }

    @Test("exactlyOnce tells what is missing, repeated and unexpected")
    func exactlyOnceBreaks() {
        let violations = History.exactlyOnce(["a", "x", "a"], of: ["a", "b"])
        #expect(violations.map(\.kind) == [.repeated, .missing, .unexpected])
        #expect(violations.map(\.positions) == [[0, 2], [], [1]])
        #expect(
            violations.map(\.sentence) == [
                "a occurs 2 times, at positions 0, 2", "b is missing", "x was not expected and is at position 1",
            ])
    }

    @Test("unique tells every value that comes again")
    func unique() {
        #expect(History.unique([1, 2, 3]) == [])
        #expect(History.unique([1, 2, 1, 2, 1]).map(\.positions) == [[0, 2, 4], [1, 3]])
    }

    @Test("same tells every value that differs from the first")
    func same() {
        #expect(History.same(["a", "a"]) == [])
        #expect(History.same(["a", "b", "a", "c"]).map(\.positions) == [[0, 1], [0, 3]])
    }

    @Test(
        "count holds inside its range only",
        arguments: [
            (3, 3...3, true), (2, 3...3, false), (4, 3...3, false), (0, 0...2, true), (9, 1...Int.max, true),
            (0, 1...Int.max, false),
        ])
    func count(elements: Int, range: ClosedRange<Int>, holds: Bool) {
        #expect(History.count(0..<elements, in: range).isEmpty == holds)
    }
}
