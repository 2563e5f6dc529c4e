/// A JSON Schema (2020-12, without remote references and vocabularies) that can be trusted not to look away.
///
/// A keyword it does not know is an error when the schema is read, because a misspelt `requierd` would otherwise
/// accept everything. `format` only annotates, as the standard has it, but its word must be a known one.
public struct JSONSchema: Sendable {
    /// The document as it was written.
    public let source: JSONValue
    let root: SchemaNode
    /// The targets of `$ref`.
    let definitions: [SchemaReference: SchemaNode]

    /// Reads a schema and everything it refers to.
    ///
    /// - Parameter others: documents that `$ref` may name, by the name it uses: `other.schema.json#/$defs/step`.
    public init(_ source: JSONValue, others: [String: JSONValue] = [:]) throws(JSONSchemaError) {
        var compiler = SchemaCompiler(document: source, others: others)
        self.source = source
        root = try compiler.compileDocument()
        definitions = compiler.definitions
    }

    /// Everything in which `value` breaks the schema; empty when it is valid.
    public func violations(in value: JSONValue) -> [SchemaViolation] {
        SchemaValidation(definitions: definitions).violations(value, root, at: .root)
    }

    /// Whether `value` is valid.
    public func accepts(_ value: JSONValue) -> Bool { violations(in: value).isEmpty }
}
