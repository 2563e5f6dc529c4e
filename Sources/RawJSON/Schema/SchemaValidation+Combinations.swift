extension SchemaValidation {
    /// The keywords that combine schemas.
    func combined(
        _ value: JSONValue, _ assertion: SchemaNode.Assertion, _ node: SchemaNode, at path: JSONPath
    ) -> [SchemaViolation] {
        switch assertion {
        case .allOf(let nodes): return nodes.flatMap { violations(value, $0, at: path) }
        case .anyOf(let nodes):
            let attempts = nodes.map { violations(value, $0, at: path) }
            if attempts.contains(where: \.isEmpty) { return [] }
            return [none(of: attempts, "anyOf", value, node, at: path)]
        case .oneOf(let nodes):
            let attempts = nodes.map { violations(value, $0, at: path) }
            let matches = attempts.indices.filter { attempts[$0].isEmpty }
            if matches.count == 1 { return [] }
            if matches.isEmpty { return [none(of: attempts, "oneOf", value, node, at: path)] }
            return [
                SchemaViolation(
                    instancePath: path, schemaPath: node.path.appending("oneOf"),
                    expected: "just one of the alternatives",
                    actual: "a match of " + matches.map { "number \($0 + 1)" }.joined(separator: " and "))
            ]
        case .condition(let test, let yes, let no):
            let branch = violations(value, test, at: path).isEmpty ? yes : no
            return branch.map { violations(value, $0, at: path) } ?? []
        case .reference(let reference):
            return definitions[reference].map { violations(value, $0, at: path) } ?? []
        default: return []
        }
    }

    /// One violation for all alternatives; it tells of the one that came closest, deepest inside the value.
    private func none(
        of attempts: [[SchemaViolation]], _ keyword: String, _ value: JSONValue, _ node: SchemaNode, at path: JSONPath
    ) -> SchemaViolation {
        let depth = { (violations: [SchemaViolation]) in
            violations.map(\.instancePath.components.count).min() ?? 0
        }
        let closest = attempts.max { (depth($0), -$0.count) < (depth($1), -$1.count) }?.first
        let detail = closest.map { "; the closest says: \($0)" } ?? ""
        return SchemaViolation(
            instancePath: path, schemaPath: node.path.appending(keyword),
            expected: "one of \(attempts.count) alternatives\(detail)", actual: value.excerpt())
    }
}
