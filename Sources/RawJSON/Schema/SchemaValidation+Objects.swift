extension SchemaValidation {
    /// The keywords that look at the members of an object.
    func violations(
        _ object: JSONObject, _ assertion: SchemaNode.Assertion, _ node: SchemaNode, at path: JSONPath
    ) -> [SchemaViolation] {
        switch assertion {
        case .required(let names):
            return missing(names.filter { !object.contains(key: $0) }, "required", node, at: path)
        case .dependentRequired(let dependencies):
            return dependencies.flatMap { name, needed -> [SchemaViolation] in
                guard object.contains(key: name) else { return [] }
                return missing(needed.filter { !object.contains(key: $0) }, "dependentRequired", node, at: path)
            }
        case .propertyNames(let names):
            return object.flatMap { violations(.string($0.key), names, at: path.appending($0.key)) }
        case .properties(let named, let matching, let others):
            return object.flatMap { member -> [SchemaViolation] in
                let place = path.appending(member.key)
                let patterns = matching.filter { $0.0.isFound(in: member.key) }.map(\.1)
                let nodes = (named[member.key].map { [$0] } ?? []) + patterns
                let applying = nodes.isEmpty ? others.map { [$0] } ?? [] : nodes
                return applying.flatMap { violations(member.value, $0, at: place) }
            }
        default: return []
        }
    }

    private func missing(
        _ names: [String], _ keyword: String, _ node: SchemaNode, at path: JSONPath
    ) -> [SchemaViolation] {
        names.map { name in
            SchemaViolation(
                instancePath: path.appending(name), schemaPath: node.path.appending(keyword),
                expected: "a member '\(name)'", actual: "nothing")
        }
    }
}
