import RawJSON

/// A string with placeholders in it.
struct TextTemplate: Hashable, Sendable {
    enum Segment: Hashable, Sendable {
        case text(String)
        case placeholder(Placeholder)
    }

    /// The string as it was written.
    let source: String
    let segments: [Segment]

    /// Reads `source`, which may hold bindings and wildcards too; templates refuse those, patterns want them.
    init(parsing source: String) throws(TemplateError) {
        var segments: [Segment] = []
        var plain = ""
        var rest = Substring(source)
        while let next = rest.first {
            if next == "<", let close = rest.firstIndex(of: ">"),
                let placeholder = try Placeholder(inside: rest[rest.index(after: rest.startIndex)..<close])
            {
                if !plain.isEmpty { segments.append(.text(plain)) }
                plain = ""
                segments.append(.placeholder(placeholder))
                rest = rest[rest.index(after: close)...]
            } else {
                plain.append(rest.removeFirst())
            }
        }
        if !plain.isEmpty { segments.append(.text(plain)) }
        self.source = source
        self.segments = segments
    }

    /// A template without placeholders, whatever `text` looks like.
    init(literal text: String) {
        source = text
        segments = text.isEmpty ? [] : [.text(text)]
    }

    /// The one placeholder that is the whole string; its value keeps its JSON type.
    var solePlaceholder: Placeholder? {
        if segments.count == 1, case .placeholder(let placeholder) = segments[0] { placeholder } else { nil }
    }

    /// The text when there is no placeholder in it.
    var literalText: String? {
        if segments.isEmpty { return "" }
        if segments.count == 1, case .text(let text) = segments[0] { return text }
        return nil
    }

    /// Every name the template needs.
    var names: [PlaceholderName] {
        segments.compactMap { if case .placeholder(.reference(let name)) = $0 { name } else { nil } }
    }

    /// The value with all placeholders filled in: of any type when one placeholder is the whole string, else a text.
    func render(_ bindings: Bindings) throws(TemplateError) -> JSONValue {
        if case .reference(let name)? = solePlaceholder { return try bindings.require(name) }
        return .string(try renderText(bindings))
    }

    /// The text with all placeholders filled in; numbers and truth values are written as JSON writes them.
    func renderText(_ bindings: Bindings) throws(TemplateError) -> String {
        var text = ""
        for segment in segments {
            switch segment {
            case .text(let plain): text += plain
            case .placeholder(.reference(let name)): text += try Self.inline(bindings.require(name), name)
            case .placeholder:
                throw TemplateError(
                    "'\(source)' binds or matches a value where one is sent", remedy: "only <name> can stand here")
            }
        }
        return text
    }

    private static func inline(_ value: JSONValue, _ name: PlaceholderName) throws(TemplateError) -> String {
        switch value {
        case .string(let text): return text
        case .number, .bool: return value.description
        case .null, .array, .object:
            throw TemplateError(
                "'<\(name.text)>' is \(value.kind.rawValue) and cannot stand inside a text",
                remedy: "let the placeholder be the whole string, or bind a member of it")
        }
    }
}
