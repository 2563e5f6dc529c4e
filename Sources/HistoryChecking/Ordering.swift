extension History {
    /// The way in which a history runs.
    public enum Direction: Sendable, Hashable { case rising, falling }

    /// Each value stands in order with the one before it.
    ///
    /// - Parameter isStrict: equal neighbours are a break too.
    public static func ordered<Value: Comparable>(
        _ history: some Sequence<Value>, _ direction: Direction = .rising, isStrict: Bool = true
    ) -> [Violation] {
        neighbours(history) { earlier, later in
            if earlier == later { return !isStrict }
            return direction == .rising ? earlier < later : later < earlier
        } report: { earlier, later, position in
            let word = direction == .rising ? "above" : "below"
            let relation = isStrict ? word : "not \(direction == .rising ? "below" : "above")"
            return Violation(
                kind: earlier == later ? .repeated : .outOfOrder, positions: [position - 1, position],
                expected: "\(relation) \(earlier)", actual: "\(later)",
                sentence: "\(later) at position \(position) follows \(earlier), but must be \(relation) it")
        }
    }

    /// Each number is by 1 above the one before it; numbers left out and numbers that come again are told apart.
    public static func gapFree(_ history: some Sequence<Int64>) -> [Violation] {
        neighbours(history) { earlier, later in
            let (next, overflow) = earlier.addingReportingOverflow(1)
            return !overflow && later == next
        } report: { earlier, later, position in
            let next = earlier == .max ? "nothing" : "\(earlier + 1)"
            let kind: Violation.Kind = later == earlier ? .repeated : later < earlier ? .outOfOrder : .gap
            let detail =
                switch kind {
                case .gap: "\(lacking(between: earlier, and: later)) missing"
                case .repeated: "the number comes again"
                default: "the numbers run backwards"
                }
            return Violation(
                kind: kind, positions: [position - 1, position], expected: next, actual: "\(later)",
                sentence: "\(later) at position \(position) follows \(earlier): \(detail)")
        }
    }

    /// Of each key the value never falls: what has been read stays read.
    public static func watermark<Key: Hashable, Mark: Comparable>(
        _ history: some Sequence<(Key, Mark)>
    ) -> [Violation] {
        var highest: [Key: (mark: Mark, position: Int)] = [:]
        var violations: [Violation] = []
        for (position, (key, mark)) in history.enumerated() {
            guard let before = highest[key], mark < before.mark else {
                highest[key] = (mark, position)
                continue
            }
            violations.append(
                Violation(
                    kind: .regressed, positions: [before.position, position], expected: "at least \(before.mark)",
                    actual: "\(mark)",
                    sentence: "the mark of \(key) falls from \(before.mark) to \(mark) at position \(position)"))
        }
        return violations
    }

    private static func lacking(between earlier: Int64, and later: Int64) -> String {
        let first = earlier + 1
        let last = later - 1
        return first == last ? "\(first) is" : "\(first) to \(last) are"
    }

    private static func neighbours<Value>(
        _ history: some Sequence<Value>, hold: (Value, Value) -> Bool, report: (Value, Value, Int) -> Violation
    ) -> [Violation] {
        var violations: [Violation] = []
        var earlier: Value?
        for (position, later) in history.enumerated() {
            if let earlier, !hold(earlier, later) { violations.append(report(earlier, later, position)) }
            earlier = later
        }
        return violations
    }
}
