extension Schema {
    /// The schema as a document for any validator.
    ///
    /// - Wire: JSON Schema, draft 2020-12, with the additional keywords `x-requirement` and `x-table`.
    public func document(title: String) -> String {
        let dialect = "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\""
        return "{\(([dialect, "\"title\":\(Self.quoted(title))"] + keywords).joined(separator: ","))}"
    }

    /// The schema as a JSON text, to stand inside another document.
    public var json: String { "{\(keywords.joined(separator: ","))}" }

    private var keywords: [String] {
        var keywords = formKeywords
        if let requirement { keywords.append("\"x-requirement\":\(Self.quoted(requirement))") }
        return keywords
    }

    private var formKeywords: [String] {
        switch form {
        case .boolean: return [type("boolean")]
        case .integer(let minimum, let maximum):
            return [type("integer")] + Self.bounds(("minimum", minimum), ("maximum", maximum))
        case .number: return [type("number")]
        case .text(let pattern, let minimum, let maximum):
            let bounds = Self.bounds(("minLength", minimum.map(Int64.init)), ("maxLength", maximum.map(Int64.init)))
            return [type("string")] + bounds + (pattern.map { ["\"pattern\":\(Self.quoted($0))"] } ?? [])
        case .oneOf(let literals):
            let values = literals.map(\.json) + (isNullable ? ["null"] : [])
            let kind = literals.first.map { [type($0.typeName)] } ?? []
            return kind + ["\"enum\":[\(values.joined(separator: ","))]"]
        case .list(let element, let maximum):
            return [type("array"), "\"items\":\(element.json)"]
                + Self.bounds(("maxItems", maximum.map(Int64.init)))
        case .object(let object): return [type("object")] + object.keywords
        case .either(let alternatives):
            let schemas = alternatives.map(\.json) + (isNullable ? ["{\"type\":\"null\"}"] : [])
            return ["\"anyOf\":[\(schemas.joined(separator: ","))]"]
        case .null: return ["\"enum\":[null]"]
        case .anything: return []
        }
    }

    private func type(_ name: String) -> String {
        isNullable ? "\"type\":[\"\(name)\",\"null\"]" : "\"type\":\"\(name)\""
    }

    private static func bounds(_ bounds: (String, Int64?)...) -> [String] {
        bounds.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
    }

    /// A JSON string of a text that has no control characters, as everything written in this folder.
    fileprivate static func quoted(_ text: String) -> String {
        let escaped = text.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] }
        return "\"\(String(escaped))\""
    }
}

extension Schema.ObjectForm {
    fileprivate var keywords: [String] {
        let required = members.filter(\.isRequired).map { Schema.quoted($0.name) }
        let properties = members.map { "\(Schema.quoted($0.name)):\($0.schema.json)" }
        return [
            "\"required\":[\(required.joined(separator: ","))]",
            "\"properties\":{\(properties.joined(separator: ","))}",
            "\"x-table\":\(Schema.quoted(table))",
        ]
    }
}

extension Schema.Literal {
    fileprivate var typeName: String {
        switch self {
        case .text: "string"
        case .number: "integer"
        case .truth: "boolean"
        }
    }

    fileprivate var json: String {
        switch self {
        case .text(let text): Schema.quoted(text)
        case .number(let number): String(number)
        case .truth(let truth): String(truth)
        }
    }
}
