import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Bindings")
struct BindingsTests {
    @Test("keeps the order and lets a new value replace the old one")
    func bind() {
        var bindings = FixtureText.bindings(["a": 1, "b": 2, "c": 3])
        bindings.bind(Binding("a", 9))
        #expect(bindings.all.map(\.name) == ["b", "c", "a"])
        #expect(bindings["a"]?.value == 9)
        #expect(bindings["b"]?.value == 2)
        #expect(bindings["c"]?.value == 3)
        #expect(bindings["d"] == nil)
    }

    @Test("tells what was added since an earlier moment")
    func added() {
        let earlier = FixtureText.bindings(["a": 1, "b": 2])
        var later = earlier
        later.bind([Binding("b", 2), Binding("c", 3), Binding("a", 7)])
        #expect(later.added(since: earlier).map(\.name) == ["c", "a"])
    }

    @Test("makes lists of what the rounds of a loop bound")
    func lists() {
        let rounds = [
            [Binding("id", "m-1", kind: .id), Binding("seq", 1, kind: .integer)],
            [Binding("id", "m-2", kind: .id), Binding("seq", 2, kind: .integer)],
        ]
        let lists = Bindings.lists(from: rounds)
        #expect(lists.map(\.name) == ["id", "seq"])
        #expect(lists.map(\.value) == [["m-1", "m-2"], [1, 2]])
        #expect(lists.allSatisfy { $0.isList })
    }

    @Test("knows all ids, those in lists and lists of lists one by one")
    func ids() {
        let inner = Bindings.lists(from: [[Binding("m", 3, kind: .id)], [Binding("m", 4, kind: .id)]])
        let outer = Bindings.lists(from: [inner, inner])
        let bindings = Bindings([Binding("s", "s-1", kind: .id), Binding("n", 5, kind: .integer)] + outer)
        #expect(bindings.ids == ["s-1", 3, 4, 3, 4])
    }
}
