/// The keywords of JSON Schema that this validator knows.
enum SchemaKeyword {
    static let asserting: Set<String> = [
        "type", "enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "required", "properties", "patternProperties", "additionalProperties", "propertyNames",
        "minProperties", "maxProperties", "dependentRequired", "items", "prefixItems", "minItems", "maxItems",
        "uniqueItems", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref",
    ]

    static let annotating: Set<String> = [
        "title", "description", "$schema", "$id", "$comment", "$defs", "default", "examples", "deprecated", "readOnly",
        "writeOnly", "format",
    ]

    static let formats: Set<String> = [
        "date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "uuid",
        "json-pointer", "regex", "binary", "byte", "int32", "int64", "float", "double", "password",
    ]

    static func isKnown(_ keyword: String) -> Bool {
        asserting.contains(keyword) || annotating.contains(keyword) || keyword.hasPrefix("x-")
    }
}
