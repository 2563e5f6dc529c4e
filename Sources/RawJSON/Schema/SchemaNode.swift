/// A schema after it has been read: what it asserts, keyword by keyword.
struct SchemaNode: Sendable {
    let path: JSONPath
    let assertions: [Assertion]

    /// One keyword, or a few that only make sense together.
    indirect enum Assertion: Sendable {
        /// The schema `false`.
        case never
        case types([SchemaType])
        case equals([JSONValue], keyword: String)
        case pattern(TextPattern)
        case lengths(SchemaRange)
        case numbers(SchemaRange)
        case required([String])
        case properties(named: [String: SchemaNode], matching: [(TextPattern, SchemaNode)], others: SchemaNode?)
        case propertyNames(SchemaNode)
        case propertyCount(SchemaRange)
        case dependentRequired([(String, [String])])
        case items(first: [SchemaNode], rest: SchemaNode?)
        case itemCount(SchemaRange)
        case uniqueItems
        case allOf([SchemaNode])
        case anyOf([SchemaNode])
        case oneOf([SchemaNode])
        case not(SchemaNode)
        case condition(SchemaNode, then: SchemaNode?, else: SchemaNode?)
        case reference(SchemaReference)
    }
}

/// Where a `$ref` leads.
struct SchemaReference: Hashable, Sendable, CustomStringConvertible {
    /// The document's name; empty for the schema's own.
    let document: String
    let pointer: String

    var description: String { "\(document)#\(pointer)" }
}

/// The type names of JSON Schema, which tell whole numbers from others.
enum SchemaType: String, CaseIterable, Sendable {
    case null, boolean, number, integer, string, array, object

    func accepts(_ value: JSONValue) -> Bool {
        switch self {
        case .integer: value.numberValue?.isInteger ?? false
        default: rawValue == value.kind.rawValue
        }
    }
}

/// Bounds of a number or of a count.
struct SchemaRange: Sendable {
    var minimum: JSONNumber?
    var maximum: JSONNumber?
    var exclusiveMinimum: JSONNumber?
    var exclusiveMaximum: JSONNumber?

    func accepts(_ number: JSONNumber) -> Bool {
        if let minimum, number < minimum { return false }
        if let maximum, number > maximum { return false }
        if let exclusiveMinimum, number <= exclusiveMinimum { return false }
        if let exclusiveMaximum, number >= exclusiveMaximum { return false }
        return true
    }

    /// The keyword that `number` breaks, given the names of the lower and the upper bound.
    func brokenKeyword(_ number: JSONNumber, _ low: String, _ high: String) -> String {
        if let exclusiveMinimum, number <= exclusiveMinimum { return "exclusiveMinimum" }
        if let exclusiveMaximum, number >= exclusiveMaximum { return "exclusiveMaximum" }
        return minimum.map { number < $0 } ?? false ? low : high
    }

    /// The bounds in words, for instance `at least 1 and at most 50`.
    var words: String {
        let parts = [
            minimum.map { "at least \($0)" }, maximum.map { "at most \($0)" },
            exclusiveMinimum.map { "more than \($0)" }, exclusiveMaximum.map { "less than \($0)" },
        ]
        return parts.compactMap { $0 }.joined(separator: " and ")
    }
}
