/// One way in which a value breaks its schema: a finding, collected and never thrown.
public struct SchemaViolation: Sendable, Hashable {
    /// The place in the value.
    public let instancePath: JSONPath
    /// The place of the broken keyword in the schema.
    public let schemaPath: JSONPath
    public let expected: String
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
    public let problem: String
    public let remedy: String

    public var description: String { "schema \(path): \(problem); \(remedy)" }
}
