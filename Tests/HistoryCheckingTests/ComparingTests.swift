import HistoryChecking
import Testing

@Suite("History: comparing")
struct ComparingTests {
    @Test("sameSet counts how often each value comes and ignores the order")
    func sameSet() {
        #expect(History.sameSet([2, 1, 2], as: [1, 2, 2]) == [])
        let violations = History.sameSet([1, 1, 3], as: [1, 2])
        #expect(violations.map(\.kind) == [.repeated, .missing, .unexpected])
        #expect(violations.map(\.actual) == ["2 times", "0 times", "3"])
    }

    @Test("sameSequence tells the first place at which two histories part")
    func sameSequence() {
        #expect(History.sameSequence([1, 2], as: [1, 2]) == [])
        #expect(History.sameSequence([1, 3, 2], as: [1, 2, 3]).map(\.positions) == [[1]])
        #expect(History.sameSequence([1], as: [1, 2, 3]).map(\.expected) == ["2", "3"])
        #expect(History.sameSequence([1, 2, 3], as: [1]).map(\.positions) == [[1], [2]])
    }

    @Test("subsequence lets others stand between, but not the order change")
    func subsequence() {
        #expect(History.subsequence([1, 3], of: [0, 1, 2, 3]) == [])
        #expect(History.subsequence([Int](), of: [1]) == [])
        #expect(History.subsequence([3, 1], of: [1, 2, 3]).map(\.positions) == [[1]])
        #expect(History.subsequence([1, 1], of: [1, 2]).map(\.positions) == [[1]])
    }

    @Test("noneAfter tells what comes after the mark, and that there was no mark")
    func noneAfter() {
        let isMark = { (word: String) in word == "end" }
        let isForbidden = { (word: String) in word == "msg" }
        #expect(History.noneAfter(["msg", "end", "ok"], mark: isMark, forbidden: isForbidden) == [])
        let late = History.noneAfter(["msg", "end", "msg", "ok", "msg"], mark: isMark, forbidden: isForbidden)
        #expect(late.map(\.positions) == [[1, 2], [1, 4]])
        #expect(History.noneAfter(["msg"], mark: isMark, forbidden: isForbidden).map(\.kind) == [.missing])
    }
}
