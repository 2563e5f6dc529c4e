import RawJSON

extension Pattern {
    /// Reads a pattern from a fixture.
    init(_ reader: JSONReader) throws(FixtureError) {
        self.init(source: reader.value, root: try Self.node(reader))
        if case .absent = root {
            throw reader.error("'$absent' stands where no member is", remedy: "use it as the value of a member")
        }
    }

    /// Reads the pattern of something that may be missing as a whole, such as the code of a close frame.
    init(optionalValue reader: JSONReader) throws(FixtureError) {
        self.init(source: reader.value, root: try Self.node(reader))
    }

    private static func node(_ reader: JSONReader) throws(FixtureError) -> Node {
        switch reader.value {
        case .null, .bool, .number: return .equal(reader.value)
        case .string: return try text(reader)
        case .array: return .array(try present(reader))
        case .object(let object):
            if let form = object.keys.first(where: { $0.hasPrefix("$") }) { return try matcher(form, reader) }
            return .object(try reader.object().pairs { member throws(FixtureError) in try node(member) })
        }
    }

    private static func text(_ reader: JSONReader) throws(FixtureError) -> Node {
        let source = try reader.string()
        let text: TextTemplate
        do throws(TemplateError) {
            text = try TextTemplate(parsing: source)
        } catch {
            throw FixtureError(at: reader.path, error)
        }
        switch text.solePlaceholder {
        case .reference(let name)?: return .reference(name)
        case .binding(let name, let kind)?: return .kind(kind, name: name)
        case .wildcard(let kind)?: return .kind(kind, name: nil)
        case nil: break
        }
        if let literal = text.literalText { return .equal(.string(literal)) }
        let onlyReferences = text.segments.allSatisfy {
            switch $0 {
            case .text, .placeholder(.reference): true
            case .placeholder: false
            }
        }
        guard onlyReferences else {
            throw reader.error(
                "'\(source)' binds or matches a part of a text", remedy: "let the placeholder be the whole string")
        }
        return .text(text)
    }

    /// The elements of a list of patterns, each of which asks for a value that is there.
    private static func present(_ reader: JSONReader) throws(FixtureError) -> [Node] {
        try reader.list { element throws(FixtureError) in
            let node = try node(element)
            if case .absent = node {
                throw element.error("'$absent' stands in a list", remedy: "an element cannot be absent; use $length")
            }
            return node
        }
    }

    private static func matcher(_ form: String, _ reader: JSONReader) throws(FixtureError) -> Node {
        var object = try reader.object()
        let argument = try object.required(form)
        try object.finish()
        switch form {
        case "$absent":
            try argument.flag()
            return .absent
        case "$oneOf": return .oneOf(try some(argument) { reader throws(FixtureError) in try node(reader) })
        case "$all": return .all(try some(argument) { reader throws(FixtureError) in try node(reader) })
        case "$not": return .not(try bindless(argument, form))
        case "$range": return .range(try Bounds(argument))
        case "$bytes": return .bytes(try Bounds(argument))
        case "$length": return .length(try Bounds(argument))
        case "$matches": return .found(try argument.textPattern())
        case "$inOrder": return .inOrder(try present(argument))
        case "$contains": return .contains(try present(argument))
        case "$each": return .each(try bindless(argument, form))
        case "$literal": return .equal(argument.value)
        case "$mentions": return .mentions(try TextTemplate(argument))
        default:
            throw reader.error(
                "'\(form)' is no matcher",
                remedy:
                    "use $absent, $oneOf, $all, $not, $range, $bytes, $length, $matches, $inOrder, $contains, $each, "
                    + "$mentions or $literal; $literal for a real '$'")
        }
    }

    private static func some(
        _ reader: JSONReader, _ read: (JSONReader) throws(FixtureError) -> Node
    ) throws(FixtureError) -> [Node] {
        try reader.list(atLeast: 1, read)
    }

    private static func bindless(_ reader: JSONReader, _ form: String) throws(FixtureError) -> Node {
        let node = try node(reader)
        if let bound = node.allBoundNames.first {
            throw reader.error(
                "'<+\(bound.name):\(bound.kind.rawValue)>' stands inside \(form), which binds nothing",
                remedy: "use <_:\(bound.kind.rawValue)>")
        }
        return node
    }
}

extension Bounds {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        minimum = try object.optional("min") { bound throws(FixtureError) in try bound.number() }
        maximum = try object.optional("max") { bound throws(FixtureError) in try bound.number() }
        try object.finish()
        switch (minimum, maximum) {
        case (nil, nil): throw reader.error("no bound is given", remedy: "add 'min', 'max' or both")
        case (let minimum?, let maximum?) where minimum > maximum:
            throw reader.error("min is above max", remedy: "exchange them")
        default: break
        }
    }
}

extension JSONReader {
    func number() throws(FixtureError) -> JSONNumber {
        guard case .number(let number) = value else {
            throw error("expected a number, found \(value.excerpt(limit: 80))", remedy: "write a number here")
        }
        return number
    }

    func textPattern() throws(FixtureError) -> TextPattern {
        let source = try text()
        do throws(TextPattern.SyntaxError) {
            return try TextPattern(source)
        } catch {
            throw self.error(error.description, remedy: "write an ECMA-262 regular expression")
        }
    }
}
