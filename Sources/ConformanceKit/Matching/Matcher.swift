import RawJSON

/// One comparison in progress: what has been bound so far.
struct Matcher {
    private(set) var known: Bindings
    private(set) var bound: [Binding] = []

    init(_ bindings: Bindings) { known = bindings }

    /// Every difference between `value` (nil: nothing is there) and `node`; empty when they match.
    mutating func differences(_ value: JSONValue?, _ node: Pattern.Node, at path: JSONPath) -> [Difference] {
        switch node {
        case .absent:
            return value == nil ? [] : [Difference(path: path, expected: "nothing", actual: value)]
        case .oneOf(let nodes): return oneOf(value, nodes, at: path)
        case .all(let nodes): return nodes.flatMap { differences(value, $0, at: path) }
        case .not(let node): return not(value, node, at: path)
        default: break
        }
        guard let value else {
            return [Difference(path: path, expected: node.expectation, actual: "nothing")]
        }
        switch node {
        case .object(let members): return object(value, members, at: path)
        case .array(let nodes): return array(value, nodes, at: path)
        case .inOrder(let nodes): return inOrder(value, nodes, at: path)
        case .contains(let nodes): return contains(value, nodes, at: path)
        case .each(let node): return each(value, node, at: path)
        case .reference(let name): return reference(value, name, at: path)
        case .text(let text): return self.text(value, text, at: path)
        case .mentions(let text): return mentions(value, text, at: path)
        case .kind(let kind, let name):
            guard kind.matches(value) else {
                return [Difference(path: path, expected: kind.expectation, actual: value)]
            }
            if let name { bind(Binding(name, value, kind: kind)) }
            return []
        default:
            return node.accepts(value) ? [] : [Difference(path: path, expected: node.expectation, actual: value)]
        }
    }

    private mutating func bind(_ binding: Binding) {
        known.bind(binding)
        bound.append(binding)
    }

    private func reference(_ value: JSONValue, _ name: PlaceholderName, at path: JSONPath) -> [Difference] {
        guard let expected = known[name.text]?.value else { return [unbound(name, at: path, value)] }
        if value == expected { return [] }
        return [Difference(path: path, expected: "\(expected.excerpt()) (<\(name.text)>)", actual: value)]
    }

    private func text(_ value: JSONValue, _ text: TextTemplate, at path: JSONPath) -> [Difference] {
        do throws(TemplateError) {
            let expected = JSONValue.string(try text.renderText(known))
            if value == expected { return [] }
            return [Difference(path: path, expected: "\(expected.excerpt()) (\(text.source))", actual: value)]
        } catch {
            return [Difference(path: path, expected: "\(text.source), but \(error.problem)", actual: value)]
        }
    }

    private func mentions(_ value: JSONValue, _ text: TextTemplate, at path: JSONPath) -> [Difference] {
        do throws(TemplateError) {
            let wanted = try text.renderText(known)
            if value.mentions(wanted) { return [] }
            return [Difference(path: path, expected: "a value that mentions \"\(wanted)\"", actual: value)]
        } catch {
            return [Difference(path: path, expected: "\(text.source), but \(error.problem)", actual: value)]
        }
    }

    // The linter proves that this cannot happen; a hand-made pattern shows it as a difference rather than a crash.
    private func unbound(_ name: PlaceholderName, at path: JSONPath, _ value: JSONValue) -> Difference {
        Difference(path: path, expected: "<\(name.text)>, which is not bound", actual: value)
    }

    private mutating func object(
        _ value: JSONValue, _ members: [Named<Pattern.Node>], at path: JSONPath
    ) -> [Difference] {
        guard case .object(let object) = value else {
            return [Difference(path: path, expected: "an object", actual: value)]
        }
        return members.flatMap { differences(object[$0.name], $0.value, at: path.appending($0.name)) }
    }

    private mutating func oneOf(_ value: JSONValue?, _ nodes: [Pattern.Node], at path: JSONPath) -> [Difference] {
        for node in nodes {
            var attempt = self
            if attempt.differences(value, node, at: path).isEmpty {
                self = attempt
                return []
            }
        }
        let expected = "one of " + nodes.map(\.expectation).joined(separator: " | ")
        return [Difference(path: path, expected: expected, actual: value)]
    }

    private func not(_ value: JSONValue?, _ node: Pattern.Node, at path: JSONPath) -> [Difference] {
        var attempt = self
        guard attempt.differences(value, node, at: path).isEmpty else { return [] }
        return [Difference(path: path, expected: "not \(node.expectation)", actual: value)]
    }
}

extension JSONValue {
    /// Whether a text occurs in a string or in the name of a member, at any depth.
    fileprivate func mentions(_ text: String) -> Bool {
        switch self {
        case .null, .bool, .number: false
        case .string(let string): string.utf8.contains(text.utf8)
        case .array(let elements): elements.contains { $0.mentions(text) }
        case .object(let object): object.contains { $0.key.utf8.contains(text.utf8) || $0.value.mentions(text) }
        }
    }
}
