import Testing

@testable import ConformanceKit

@Suite("Selecting cases by pattern") struct SelectionTests {
    @Test(
        "an id, a folder or a pattern with stars",
        arguments: [
            ("desk/accept", "desk/accept", true), ("desk/accept", "desk", true), ("desk/accept", "des", false),
            ("desk/accept", "desk/*", true), ("desk/accept", "*accept", true), ("desk/accept", "d*a*t", true),
            ("desk/accept", "d*x*t", false), ("desk/accept", "*", true), ("desk", "desk*desk", false),
        ])
    func matches(id: String, pattern: String, holds: Bool) {
        #expect(Selection.matches(id, pattern) == holds)
    }
}

@Suite("Random numbers from a seed") struct SeededGeneratorTests {
    @Test("the same seed and name repeat, another name does not")
    func repeats() {
        var first = SeededGenerator(seed: 7, name: "a")
        var second = SeededGenerator(seed: 7, name: "a")
        var other = SeededGenerator(seed: 7, name: "b")
        let numbers = (0..<5).map { _ in first.next() }
        #expect(numbers == (0..<5).map { _ in second.next() })
        #expect(numbers != (0..<5).map { _ in other.next() })
    }

    @Test("two run prefixes differ")
    func prefixes() {
        #expect(RunPrefix() != RunPrefix())
    }
}
