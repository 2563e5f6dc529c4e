extension History {
    /// Every expected key occurs once, and no other key does: nothing lost, nothing doubled, nothing invented.
    public static func exactlyOnce<Key: Hashable>(
        _ history: some Sequence<Key>, of expected: some Sequence<Key>
    ) -> [Violation] {
        let places = positions(in: history)
        var wanted: Set<Key> = []
        var violations: [Violation] = []
        for key in expected where wanted.insert(key).inserted {
            let found = places[key] ?? []
            if found.isEmpty { violations.append(missing(key)) }
            if found.count > 1 { violations.append(repeated(key, at: found)) }
        }
        violations += places.filter { !wanted.contains($0.key) }
            .sorted { $0.value[0] < $1.value[0] }
            .map { unexpected($0.key, at: $0.value) }
        return violations
    }

    /// No value occurs twice.
    public static func unique(_ history: some Sequence<some Hashable>) -> [Violation] {
        positions(in: history).filter { $0.value.count > 1 }
            .sorted { $0.value[0] < $1.value[0] }
            .map { repeated($0.key, at: $0.value) }
    }

    /// All values are equal to the first.
    public static func same<Value: Equatable>(_ history: some Sequence<Value>) -> [Violation] {
        var first: Value?
        var violations: [Violation] = []
        for (position, value) in history.enumerated() {
            guard let first else {
                first = value
                continue
            }
            if value != first {
                violations.append(
                    Violation(
                        kind: .different, positions: [0, position], expected: "\(first)", actual: "\(value)",
                        sentence: "element \(position) is \(value), while the first is \(first)"))
            }
        }
        return violations
    }

    /// The number of elements lies in the range.
    public static func count(_ history: some Sequence, in range: ClosedRange<Int>) -> [Violation] {
        let count = history.reduce(0) { count, _ in count + 1 }
        if range.contains(count) { return [] }
        let expected = words(for: range)
        return [
            Violation(
                kind: count < range.lowerBound ? .missing : .repeated, positions: [], expected: expected,
                actual: "\(count)", sentence: "there are \(count) elements, expected \(expected)")
        ]
    }

    private static func words(for range: ClosedRange<Int>) -> String {
        if range.lowerBound == range.upperBound { return "exactly \(range.lowerBound)" }
        if range.upperBound == .max { return "at least \(range.lowerBound)" }
        if range.lowerBound == 0 { return "at most \(range.upperBound)" }
        return "\(range.lowerBound) to \(range.upperBound)"
    }

    static func positions<Key: Hashable>(in history: some Sequence<Key>) -> [Key: [Int]] {
        var places: [Key: [Int]] = [:]
        for (position, key) in history.enumerated() { places[key, default: []].append(position) }
        return places
    }

    static func missing(_ key: some Any) -> Violation {
        Violation(
            kind: .missing, positions: [], expected: "\(key)", actual: "nothing", sentence: "\(key) is missing")
    }

    static func repeated(_ key: some Any, at positions: [Int]) -> Violation {
        Violation(
            kind: .repeated, positions: positions, expected: "\(key) once", actual: "\(positions.count) times",
            sentence: "\(key) occurs \(positions.count) times, at \(list(positions))")
    }

    static func unexpected(_ key: some Any, at positions: [Int]) -> Violation {
        Violation(
            kind: .unexpected, positions: positions, expected: "nothing", actual: "\(key)",
            sentence: "\(key) was not expected and is at \(list(positions))")
    }

    private static func list(_ positions: [Int]) -> String {
        positions.count == 1
            ? "position \(positions[0])" : "positions \(positions.map(String.init).joined(separator: ", "))"
    }
}
