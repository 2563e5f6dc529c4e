/// One way in which a value breaks its schema: a finding, collected and never thrown.
public struct SchemaViolation: Sendable, Hashable {
    /// The place in the value.
    public let instancePath: JSONPath
    /// The place of the broken keyword in the schema.
    public let schemaPath: JSONPath
    /// What the schema asks for, in words.
    public let expected: String
    /// What stands there, cut to one readable line.
    public let actual: String
}

extension SchemaViolation: CustomStringConvertible {
    /// One readable line: `$.data.id: expected a string, found 7 (schema /properties/id/type)`.
    public var description: String {
        "\(instancePath): expected \(expected), found \(actual) (schema \(schemaPath.pointer))"
    }
}

/// Why a document is no schema that this validator can be trusted with.
public struct JSONSchemaError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The place in the schema.
    public let path: JSONPath
    /// What is wrong, in one clause.
    public let problem: String
    /// What to write instead.
    public let remedy: String

    /// The place, the problem and the remedy in one line.
    public var description: String { "schema \(path): \(problem); \(remedy)" }
}
