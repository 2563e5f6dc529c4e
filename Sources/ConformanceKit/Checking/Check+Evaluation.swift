import HistoryChecking
import RawJSON

extension Check {
    /// Everything in which the lists do not hold; the paths begin with the name of the list.
    ///
    /// - Throws: when a list is not bound or is no list, which is the fixture's mistake.
    func evaluate(_ bindings: Bindings) throws(TemplateError) -> [Difference] {
        switch kind {
        case .count(let list, let filter, let bounds):
            let elements = try Elements(list, bindings)
            let counted = elements.values.filter { filter?.match($0, bindings).isMatch ?? true }.count
            if bounds.contains(JSONNumber(counted)) { return [] }
            let expected = "count: \(bounds.expectation)" + (filter.map { " of \($0.source.excerpt())" } ?? "")
            return [Difference(path: elements.path, expected: expected, actual: "\(counted)")]
        case .unique(let list): return try each(list, bindings) { History.unique($0) }
        case .same(let list): return try each(list, bindings) { History.same($0) }
        case .ordered(let list, let isFalling, let isStrict):
            return try values(list, bindings, as: SortableValue.init, "a number or a string") {
                History.ordered($0, isFalling ? .falling : .rising, isStrict: isStrict)
            }
        case .gapFree(let list):
            return try values(list, bindings, as: \.int64Value, "a whole number") { History.gapFree($0) }
        case .sameSet(let list, let other):
            return try pair(list, other, bindings) { History.sameSet($0, as: $1) }
        case .sameSequence(let list, let other):
            return try pair(list, other, bindings) { History.sameSequence($0, as: $1) }
        case .subsequence(let list, let whole):
            return try pair(list, whole, bindings) { History.subsequence($0, of: $1) }
        case .difference(let from, let to, let bounds): return try difference(from, to, bounds, bindings)
        case .noneAfter(let list, let match, let after):
            let elements = try Elements(list, bindings)
            let isMark = { (element: JSONValue) in after.match(element, bindings).isMatch }
            let isForbidden = { (element: JSONValue) in match.match(element, bindings).isMatch }
            let violations = History.noneAfter(elements.values, mark: isMark, forbidden: isForbidden)
            return violations.map { difference($0, elements, at: .root) }
        case .each(let list, let pattern):
            let elements = try Elements(list, bindings)
            return elements.values.enumerated().flatMap { position, element in
                pattern.match(element, bindings).differences.map { $0.below(elements.path.appending(position)) }
            }
        }
    }

    private func each(
        _ list: CheckedList, _ bindings: Bindings, _ rule: ([JSONValue]) -> [Violation]
    ) throws(TemplateError) -> [Difference] {
        try values(list, bindings, as: \.self, "a value", rule)
    }

    /// Applies a rule to one list of values, each of which `convert` must understand.
    private func values<Value>(
        _ list: CheckedList, _ bindings: Bindings, as convert: (JSONValue) -> Value?, _ wanted: String,
        _ rule: ([Value]) -> [Violation]
    ) throws(TemplateError) -> [Difference] {
        let elements = try Elements(list.list, bindings)
        let (values, differences) = elements.values(at: list.by, as: convert, wanted)
        // A rule about positions says nothing useful about a list with holes.
        if !differences.isEmpty { return differences }
        return rule(values).map { difference($0, elements, at: list.by) }
    }

    /// Applies a rule to two lists.
    private func pair(
        _ list: CheckedList, _ other: CheckedList, _ bindings: Bindings,
        _ rule: ([JSONValue], [JSONValue]) -> [Violation]
    ) throws(TemplateError) -> [Difference] {
        let first = try Elements(list.list, bindings)
        let second = try Elements(other.list, bindings)
        let (values, differences) = first.values(at: list.by, as: { $0 }, "a value")
        let (others, otherDifferences) = second.values(at: other.by, as: { $0 }, "a value")
        if !differences.isEmpty || !otherDifferences.isEmpty { return differences + otherDifferences }
        return rule(values, others).map { difference($0, first, at: list.by) }
    }

    private func difference(
        _ from: Template, _ to: Template, _ bounds: Bounds, _ bindings: Bindings
    ) throws(TemplateError) -> [Difference] {
        let values = (try from.render(bindings), try to.render(bindings))
        let path = JSONPath(to.names.prefix(1).map { .member($0.text) })
        guard let first = values.0.numberValue, let second = values.1.numberValue,
            let difference = second.minus(first)
        else {
            return [
                Difference(
                    path: path, expected: "two numbers", actual: "\(values.0.excerpt()) and \(values.1.excerpt())")
            ]
        }
        if bounds.contains(difference) { return [] }
        return [
            Difference(
                path: path, expected: "difference: \(bounds.expectation)",
                actual: "\(difference) (from \(first) to \(second))")
        ]
    }

    private func difference(_ violation: Violation, _ elements: Elements, at path: JSONPath) -> Difference {
        let place = violation.positions.last.map { elements.path.appending($0).appending(path) } ?? elements.path
        return Difference(path: place, expected: "\(name.rawValue): \(violation.expected)", actual: violation.actual)
    }

    /// The checker's name.
    var name: Name {
        switch kind {
        case .count: .count
        case .unique: .unique
        case .ordered: .ordered
        case .gapFree: .gapFree
        case .sameSet: .sameSet
        case .sameSequence: .sameSequence
        case .subsequence: .subsequence
        case .noneAfter: .noneAfter
        case .each: .each
        case .same: .same
        case .difference: .difference
        }
    }
}

extension JSONNumber {
    /// The difference, exact for whole numbers; nil when it is too large to tell.
    fileprivate func minus(_ other: JSONNumber) -> JSONNumber? {
        if let left = int64, let right = other.int64 {
            let (difference, isOverflow) = left.subtractingReportingOverflow(right)
            return isOverflow ? nil : JSONNumber(difference)
        }
        guard let left = double, let right = other.double else { return nil }
        return JSONNumber(left - right)
    }
}
