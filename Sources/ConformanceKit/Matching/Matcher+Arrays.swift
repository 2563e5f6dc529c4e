import RawJSON

extension Matcher {
    mutating func array(_ value: JSONValue, _ nodes: [Pattern.Node], at path: JSONPath) -> [Difference] {
        guard case .array(let elements) = value else {
            return [Difference(path: path, expected: "an array", actual: value)]
        }
        var found: [Difference] = []
        if elements.count != nodes.count {
            let expected = "an array of \(nodes.count)"
            found.append(Difference(path: path, expected: expected, actual: "\(elements.count): \(value.excerpt())"))
        }
        for (index, (element, node)) in zip(elements, nodes).enumerated() {
            found += differences(element, node, at: path.appending(index))
        }
        return found
    }

    mutating func each(_ value: JSONValue, _ node: Pattern.Node, at path: JSONPath) -> [Difference] {
        guard case .array(let elements) = value else {
            return [Difference(path: path, expected: "an array", actual: value)]
        }
        return elements.enumerated().flatMap { index, element in
            differences(element, node, at: path.appending(index))
        }
    }

    mutating func inOrder(_ value: JSONValue, _ nodes: [Pattern.Node], at path: JSONPath) -> [Difference] {
        search(value, nodes, keepsOrder: true, at: path)
    }

    mutating func contains(_ value: JSONValue, _ nodes: [Pattern.Node], at path: JSONPath) -> [Difference] {
        search(value, nodes, keepsOrder: false, at: path)
    }

    /// Gives each pattern an element of its own. It takes a choice back when a later pattern finds nothing, because
    /// an early, wide pattern could otherwise take the only element of a later, narrow one.
    private mutating func search(
        _ value: JSONValue, _ nodes: [Pattern.Node], keepsOrder: Bool, at path: JSONPath
    ) -> [Difference] {
        guard case .array(let elements) = value else {
            return [Difference(path: path, expected: "an array", actual: value)]
        }
        var assignment = Assignment(elements: elements, nodes: nodes, keepsOrder: keepsOrder)
        if let solved = assignment.solve(self) {
            self = solved
            return []
        }
        let missing = nodes[min(assignment.reached, nodes.count - 1)]
        let place = keepsOrder ? "in this order: " : ""
        let expected = "an array that contains \(place)\(missing.expectation)"
        return [Difference(path: path, expected: expected, actual: value)]
    }
}

/// The search for elements that satisfy a list of patterns.
private struct Assignment {
    let elements: [JSONValue]
    let nodes: [Pattern.Node]
    let keepsOrder: Bool
    /// The furthest pattern for which nothing was found: the one to tell about.
    var reached = 0
    private var used: Set<Int> = []

    init(elements: [JSONValue], nodes: [Pattern.Node], keepsOrder: Bool) {
        self.elements = elements
        self.nodes = nodes
        self.keepsOrder = keepsOrder
    }

    mutating func solve(_ matcher: Matcher, next: Int = 0, from start: Int = 0) -> Matcher? {
        guard next < nodes.count else { return matcher }
        reached = max(reached, next)
        for index in elements.indices.dropFirst(keepsOrder ? start : 0) where !used.contains(index) {
            var attempt = matcher
            guard attempt.differences(elements[index], nodes[next], at: .root).isEmpty else { continue }
            used.insert(index)
            if let solved = solve(attempt, next: next + 1, from: index + 1) { return solved }
            used.remove(index)
        }
        return nil
    }
}
