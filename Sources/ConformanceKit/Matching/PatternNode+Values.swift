import RawJSON

extension Pattern.Node {
    /// Whether a value satisfies a node that neither binds nor looks at bindings nor has parts.
    func accepts(_ value: JSONValue) -> Bool {
        switch self {
        case .equal(let expected): value == expected
        case .range(let bounds): value.numberValue.map(bounds.contains) ?? false
        case .bytes(let bounds): value.stringValue.map { bounds.contains(JSONNumber($0.utf8.count)) } ?? false
        case .length(let bounds): value.arrayValue.map { bounds.contains(JSONNumber($0.count)) } ?? false
        case .found(let pattern): value.stringValue.map(pattern.isFound) ?? false
        default: false
        }
    }

    /// What the node asks for, in the words of a difference.
    var expectation: String {
        switch self {
        case .equal(let value): value.excerpt()
        case .text(let text): "\"\(text.source)\""
        case .reference(let name): "the value of <\(name.text)>"
        case .kind(let kind, _): kind.expectation
        case .object(let members) where members.isEmpty: "an object"
        case .object(let members):
            "an object with " + members.map { "\($0.name): \($0.value.expectation)" }.joined(separator: ", ")
        case .array(let nodes): "[" + nodes.map(\.expectation).joined(separator: ", ") + "]"
        case .absent: "nothing"
        case .oneOf(let nodes): nodes.map(\.expectation).joined(separator: " or ")
        case .all(let nodes): nodes.map(\.expectation).joined(separator: " and ")
        case .not(let node): "not \(node.expectation)"
        case .range(let bounds): "a number: \(bounds.expectation)"
        case .bytes(let bounds): "a string of bytes: \(bounds.expectation)"
        case .length(let bounds): "an array of elements: \(bounds.expectation)"
        case .found(let pattern): "a string that matches /\(pattern.source)/"
        case .inOrder(let nodes):
            "an array with, in this order, " + nodes.map(\.expectation).joined(separator: ", ")
        case .contains(let nodes): "an array with " + nodes.map(\.expectation).joined(separator: ", ")
        case .each(let node): "an array of which each is \(node.expectation)"
        case .mentions(let text): "a value that mentions \"\(text.source)\""
        }
    }
}

extension ValueKind {
    /// Whether `value` is of this kind.
    func matches(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.any, _), (.string, .string), (.number, .number), (.boolean, .bool), (.object, .object), (.array, .array):
            true
        case (.text, .string(let text)): !text.isEmpty
        case (.id, .string(let text)): !text.isEmpty && text.unicodeScalars.count <= 200
        case (.id, .number(let number)): number.isInteger && number > 0
        case (.integer, .number(let number)): number.isInteger
        case (.timestamp, .string(let text)): InternetTimestamp.isValid(text)
        case (.url, .string(let text)): InternetAddress.isURL(text)
        default: false
        }
    }
}
