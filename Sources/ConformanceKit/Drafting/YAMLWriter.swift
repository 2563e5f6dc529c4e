import RawJSON

/// Writes a JSON value as YAML that people like to read: short things on one line, long ones indented.
enum YAMLWriter {
    private static let width = 90

    /// `key: value`, over as many lines as it needs.
    static func member(_ key: String, _ value: JSONValue, indent: Int = 0) -> [String] {
        let pad = String(repeating: " ", count: indent)
        let line = "\(pad)\(name(key)): \(flow(value))"
        if line.count <= width, indent > 0 || !value.isDeep { return [line] }
        return ["\(pad)\(name(key)):"] + block(value, indent: indent + 2)
    }

    private static func block(_ value: JSONValue, indent: Int) -> [String] {
        let pad = String(repeating: " ", count: indent)
        switch value {
        case .null, .bool, .number, .string: return [pad + flow(value)]
        case .array(let elements):
            return elements.flatMap { element -> [String] in
                let lines = block(element, indent: indent + 2)
                return ["\(pad)- \(lines[0].dropFirst(indent + 2))"] + lines.dropFirst()
            }
        case .object(let object):
            return object.isEmpty ? [pad + "{}"] : object.flatMap { member($0.key, $0.value, indent: indent) }
        }
    }

    /// The value on one line.
    static func flow(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): number.literal
        case .string(let text): plain(text)
        case .array(let elements): "[\(elements.map(flow).joined(separator: ", "))]"
        case .object(let object):
            "{\(object.map { "\(name($0.key)): \(flow($0.value))" }.joined(separator: ", "))}"
        }
    }

    private static func name(_ key: String) -> String { plain(key) }

    /// Without quotes where YAML reads the same text.
    private static func plain(_ text: String) -> String {
        let isPlain =
            text.matches(#"^[A-Za-z<$/_.]([A-Za-z0-9<>/_.=+@ ;-]|:(?=[^ ]))*$"#) && text.last != " "
            && !text.matches("^(true|false|null|yes|no|on|off|~|\\.inf|\\.nan)$")
        return isPlain ? text : JSONWriter.compact.string(.string(text))
    }
}

extension JSONValue {
    /// Whether it is a step, a list of them, or something with its own members.
    fileprivate var isDeep: Bool {
        switch self {
        case .null, .bool, .number, .string: false
        case .array(let elements): elements.contains { $0.objectValue != nil }
        case .object(let object):
            object.contains { $0.value.objectValue != nil || $0.value.arrayValue != nil } || object.count > 3
        }
    }
}
