import HistoryChecking
import Testing

@Suite("History: ordering")
struct OrderingTests {
    @Test("ordered tells neighbours that stand the wrong way round")
    func ordered() {
        #expect(History.ordered([1, 2, 5]) == [])
        #expect(History.ordered([5, 2, 1], .falling) == [])
        #expect(History.ordered([1, 3, 2, 4, 4]).map(\.kind) == [.outOfOrder, .repeated])
        #expect(History.ordered([1, 3, 2, 4, 4]).map(\.positions) == [[1, 2], [3, 4]])
        #expect(History.ordered([3, 4], .falling).map(\.kind) == [.outOfOrder])
    }

    @Test("ordered allows equal neighbours when it is not strict")
    func orderedNotStrictly() {
        #expect(History.ordered([1, 1, 2], isStrict: false) == [])
        #expect(History.ordered([2, 1], isStrict: false).map(\.kind) == [.outOfOrder])
        #expect(History.ordered([2, 2, 1], .falling, isStrict: false) == [])
    }

    @Test("gapFree tells numbers left out, repeated and running backwards")
    func gapFree() {
        #expect(History.gapFree([7, 8, 9]) == [])
        #expect(History.gapFree([]) == [])
        let violations = History.gapFree([1, 2, 5, 5, 4])
        #expect(violations.map(\.kind) == [.gap, .repeated, .outOfOrder])
        #expect(violations.first?.sentence == "5 at position 2 follows 2: 3 to 4 are missing")
        #expect(History.gapFree([1, 3]).first?.sentence == "3 at position 1 follows 1: 2 is missing")
        #expect(History.gapFree([.max, .min]).map(\.kind) == [.outOfOrder])
        #expect(History.gapFree([.min, .max]).map(\.kind) == [.gap])
    }

    @Test("watermark lets each key rise and never fall")
    func watermark() {
        #expect(History.watermark([("a", 1), ("b", 9), ("a", 1), ("a", 4), ("b", 9)]) == [])
        let violations = History.watermark([("a", 3), ("b", 1), ("a", 2), ("a", 3), ("b", 0)])
        #expect(violations.map(\.positions) == [[0, 2], [1, 4]])
        #expect(violations.map(\.kind) == [.regressed, .regressed])
    }
}
