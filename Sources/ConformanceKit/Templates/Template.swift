import RawJSON

/// A JSON value with placeholders: what a step sends.
struct Template: Hashable, Sendable {
    indirect enum Node: Hashable, Sendable {
        case literal(JSONValue)
        case text(TextTemplate)
        case array([Node])
        case object([Member])
        case fill(Fill)
        case jwt(AlteredToken)
        case altered(AlteredText)
    }

    /// A member of an object; one with `$optional` stays away when its name is not bound.
    struct Member: Hashable, Sendable {
        let key: String
        let node: Node
        let isOptional: Bool
    }

    /// The template as it was written.
    let source: JSONValue
    let root: Node

    /// The value with everything filled in.
    func render(_ bindings: Bindings) throws(TemplateError) -> JSONValue {
        try Self.render(root, bindings)
    }

    /// The value as a text, for what must be one: header values, query values, frames of text.
    ///
    /// Numbers and truth values are written as JSON writes them.
    func renderText(_ bindings: Bindings) throws(TemplateError) -> String {
        switch try render(bindings) {
        case .string(let text): return text
        case let value where value.numberValue != nil || value.boolValue != nil: return value.description
        case let value:
            throw TemplateError(
                "\(source.excerpt()) is \(value.kind.rawValue) where a text is needed",
                remedy: "use a string, a number or a truth value")
        }
    }

    private static func render(_ node: Node, _ bindings: Bindings) throws(TemplateError) -> JSONValue {
        switch node {
        case .literal(let value): return value
        case .text(let text): return try text.render(bindings)
        case .fill(let fill): return .string(try fill.render(bindings))
        case .jwt(let token): return .string(try token.render(bindings))
        case .altered(let text): return .string(try text.render(bindings))
        case .array(let nodes):
            var elements: [JSONValue] = []
            for node in nodes { elements.append(try render(node, bindings)) }
            return .array(elements)
        case .object(let members):
            var object = JSONObject()
            for member in members {
                if member.isOptional, member.node.names.contains(where: { bindings[$0.text] == nil }) { continue }
                object[member.key] = try render(member.node, bindings)
            }
            return .object(object)
        }
    }
}

extension Template {
    /// Every name that must be bound; those of optional members are not among them.
    var names: [PlaceholderName] { root.names }
}

extension Template.Node {
    var names: [PlaceholderName] {
        switch self {
        case .literal: []
        case .text(let text): text.names
        case .fill(let fill): fill.names
        case .jwt(let token): token.names
        case .altered(let text): text.names
        case .array(let nodes): nodes.flatMap(\.names)
        case .object(let members): members.filter { !$0.isOptional }.flatMap(\.node.names)
        }
    }
}
