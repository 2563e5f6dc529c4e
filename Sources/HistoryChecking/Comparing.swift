extension History {
    /// Both histories hold the same values equally often, in whatever order.
    public static func sameSet<Value: Hashable>(
        _ history: some Sequence<Value>, as other: some Sequence<Value>
    ) -> [Violation] {
        let found = positions(in: history)
        let wanted = positions(in: other)
        var violations: [Violation] = []
        for (value, places) in wanted.sorted(by: { $0.value[0] < $1.value[0] }) {
            let count = found[value]?.count ?? 0
            if count == places.count { continue }
            violations.append(
                Violation(
                    kind: count < places.count ? .missing : .repeated, positions: found[value] ?? [],
                    expected: "\(value) \(times(places.count))", actual: times(count),
                    sentence: "\(value) occurs \(times(count)), expected \(times(places.count))"))
        }
        violations += found.filter { wanted[$0.key] == nil }
            .sorted { $0.value[0] < $1.value[0] }
            .map { unexpected($0.key, at: $0.value) }
        return violations
    }

    /// Both histories hold the same values in the same order; the first parting of ways is told.
    public static func sameSequence<Value: Equatable>(
        _ history: some Sequence<Value>, as other: some Sequence<Value>
    ) -> [Violation] {
        let history = Array(history)
        let other = Array(other)
        if let position = zip(history, other).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
            return [
                Violation(
                    kind: .different, positions: [position], expected: "\(other[position])",
                    actual: "\(history[position])",
                    sentence: "element \(position) is \(history[position]), expected \(other[position])")
            ]
        }
        if history.count < other.count {
            return other[history.count...].map { missing($0) }
        }
        return history[other.count...].enumerated().map { unexpected($1, at: [other.count + $0]) }
    }

    /// The values occur in `whole` in the same order, perhaps with others between them.
    public static func subsequence<Value: Equatable>(
        _ history: some Sequence<Value>, of whole: some Sequence<Value>
    ) -> [Violation] {
        var rest = Array(whole)[...]
        for (position, value) in history.enumerated() {
            guard let place = rest.firstIndex(of: value) else {
                return [
                    Violation(
                        kind: .outOfOrder, positions: [position], expected: "\(value) later in the other list",
                        actual: "nothing",
                        sentence: "element \(position), \(value), does not follow the one before it in the other list")
                ]
            }
            rest = rest[(place + 1)...]
        }
        return []
    }

    /// After the first element that is the mark, none is forbidden. A history without the mark is a break: the rule
    /// would otherwise hold because nothing had happened.
    public static func noneAfter<Element>(
        _ history: some Sequence<Element>, mark isMark: (Element) -> Bool, forbidden isForbidden: (Element) -> Bool
    ) -> [Violation] {
        let history = Array(history)
        guard let mark = history.firstIndex(where: isMark) else {
            return [
                Violation(
                    kind: .missing, positions: [], expected: "the mark", actual: "nothing",
                    sentence: "the mark, after which nothing may come, never came")
            ]
        }
        return history.indices.filter { $0 > mark && isForbidden(history[$0]) }.map { position in
            Violation(
                kind: .tooLate, positions: [mark, position], expected: "nothing after position \(mark)",
                actual: "\(history[position])",
                sentence: "\(history[position]) came at position \(position), after the mark at position \(mark)")
        }
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
