/// The kinds of value a placeholder can ask for.
enum ValueKind: String, Hashable, Sendable, CaseIterable {
    case id, string, text, integer, number, boolean, timestamp, url, object, array, any

    /// What the kind asks for, in the words of a difference.
    var expectation: String {
        switch self {
        case .id: "an id (a text of 1 to 200 characters or a whole number above 0)"
        case .string: "a string"
        case .text: "a non-empty string"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .timestamp: "a timestamp (RFC 3339 with Z or an offset)"
        case .url: "a URL"
        case .object: "an object"
        case .array: "an array"
        case .any: "any value"
        }
    }
}
