import RawJSON

/// A list that a check looks at, with what to call it.
struct Elements {
    let values: [JSONValue]
    /// `$.frames` for the list bound to `frames`.
    let path: JSONPath

    init(_ list: Template, _ bindings: Bindings) throws(TemplateError) {
        guard case .array(let values) = try list.render(bindings) else {
            throw TemplateError("\(list.source.excerpt()) is no list", remedy: "check what 'collect' or 'follow' bound")
        }
        self.values = values
        path = JSONPath(list.names.prefix(1).map { .member($0.text) })
    }

    /// What stands at `path` in each element, as far as `convert` understands it, and a difference for the others.
    func values<Value>(
        at path: JSONPath, as convert: (JSONValue) -> Value?, _ wanted: String
    ) -> ([Value], [Difference]) {
        var converted: [Value] = []
        var differences: [Difference] = []
        for (position, element) in values.enumerated() {
            let value = element.value(at: path)
            if let good = value.flatMap(convert) {
                converted.append(good)
            } else {
                let place = self.path.appending(position).appending(path)
                differences.append(Difference(path: place, expected: wanted, actual: value))
            }
        }
        return (converted, differences)
    }
}

/// Numbers by size and strings by code point, as `ordered` compares them; a number is never in order with a string.
enum SortableValue: Comparable, CustomStringConvertible {
    case number(JSONNumber)
    case text(String)

    init?(_ value: JSONValue) {
        switch value {
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        default: return nil
        }
    }

    static func == (left: SortableValue, right: SortableValue) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left == right
        case (.text(let left), .text(let right)): ExactText(left) == ExactText(right)
        default: false
        }
    }

    static func < (left: SortableValue, right: SortableValue) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        // Bytes of UTF-8 stand in the order of their code points; Swift's own order is that of normal forms.
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        default: false
        }
    }

    var description: String {
        switch self {
        case .number(let number): number.literal
        case .text(let text): JSONValue.string(text).description
        }
    }
}
