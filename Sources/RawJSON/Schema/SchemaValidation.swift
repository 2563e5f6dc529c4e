/// The comparison of a value with a schema.
struct SchemaValidation {
    let definitions: [SchemaReference: SchemaNode]

    func violations(_ value: JSONValue, _ node: SchemaNode, at path: JSONPath) -> [SchemaViolation] {
        node.assertions.flatMap { violations(value, $0, node, at: path) }
    }

    private func violations(
        _ value: JSONValue, _ assertion: SchemaNode.Assertion, _ node: SchemaNode, at path: JSONPath
    ) -> [SchemaViolation] {
        func broken(_ keyword: String, _ expected: String, _ actual: String? = nil) -> [SchemaViolation] {
            [
                SchemaViolation(
                    instancePath: path, schemaPath: node.path.appending(keyword), expected: expected,
                    actual: actual ?? value.excerpt())
            ]
        }
        switch assertion {
        case .never:
            return [
                SchemaViolation(
                    instancePath: path, schemaPath: node.path, expected: "nothing here", actual: value.excerpt())
            ]
        case .types(let types):
            if types.contains(where: { $0.accepts(value) }) { return [] }
            return broken("type", "of type " + types.map(\.rawValue).joined(separator: " or "))
        case .equals(let values, let keyword):
            if values.contains(value) { return [] }
            return broken(keyword, values.map { $0.excerpt(limit: 60) }.joined(separator: " or "))
        case .pattern(let pattern):
            guard let text = value.stringValue, !pattern.isFound(in: text) else { return [] }
            return broken("pattern", "a string that matches /\(pattern.source)/")
        case .lengths(let range):
            let count = value.stringValue.map { JSONNumber($0.unicodeScalars.count) }
            guard let count, !range.accepts(count) else { return [] }
            let keyword = range.brokenKeyword(count, "minLength", "maxLength")
            return broken(keyword, "\(range.words) characters", "\(count): \(value.excerpt(limit: 60))")
        case .numbers(let range):
            guard let number = value.numberValue, !range.accepts(number) else { return [] }
            return broken(range.brokenKeyword(number, "minimum", "maximum"), range.words)
        case .itemCount(let range):
            guard let count = value.arrayValue.map({ JSONNumber($0.count) }), !range.accepts(count) else { return [] }
            return broken(
                range.brokenKeyword(count, "minItems", "maxItems"), "\(range.words) elements", "\(count)")
        case .propertyCount(let range):
            guard let count = value.objectValue.map({ JSONNumber($0.count) }), !range.accepts(count) else { return [] }
            return broken(
                range.brokenKeyword(count, "minProperties", "maxProperties"), "\(range.words) members", "\(count)")
        case .uniqueItems:
            guard let elements = value.arrayValue, Set(elements).count < elements.count else { return [] }
            return broken("uniqueItems", "no element twice")
        case .not(let inner):
            guard violations(value, inner, at: path).isEmpty else { return [] }
            return broken("not", "a value that the schema excludes")
        case .required, .properties, .propertyNames, .dependentRequired:
            guard let object = value.objectValue else { return [] }
            return violations(object, assertion, node, at: path)
        case .items(let first, let rest):
            return items(value.arrayValue ?? [], first, rest, at: path)
        case .allOf, .anyOf, .oneOf, .condition, .reference:
            return combined(value, assertion, node, at: path)
        }
    }

    private func items(
        _ elements: [JSONValue], _ first: [SchemaNode], _ rest: SchemaNode?, at path: JSONPath
    ) -> [SchemaViolation] {
        elements.enumerated().flatMap { index, element -> [SchemaViolation] in
            guard let node = index < first.count ? first[index] : rest else { return [] }
            return violations(element, node, at: path.appending(index))
        }
    }
}
