import RawJSON

extension Template {
    /// Reads a template from a fixture.
    init(_ reader: JSONReader) throws(FixtureError) {
        self.init(source: reader.value, root: try Self.node(reader))
    }

    private static func node(_ reader: JSONReader) throws(FixtureError) -> Node {
        switch reader.value {
        case .null, .bool, .number: return .literal(reader.value)
        case .string: return .text(try TextTemplate(reader))
        case .array:
            return .array(try reader.list { element throws(FixtureError) in try node(element) })
        case .object(let object):
            guard let form = object.keys.first(where: { $0.hasPrefix("$") }) else { return try members(reader) }
            return try special(form, reader)
        }
    }

    private static func members(_ reader: JSONReader) throws(FixtureError) -> Node {
        var members: [Member] = []
        for member in try reader.object().all() {
            if case .object(let object) = member.reader.value, object.contains(key: "$optional") {
                var optional = try member.reader.object()
                let inner = try node(optional.required("$optional"))
                try optional.finish()
                members.append(Member(key: member.key, node: inner, isOptional: true))
            } else {
                members.append(Member(key: member.key, node: try node(member.reader), isOptional: false))
            }
        }
        return .object(members)
    }

    private static func special(_ form: String, _ reader: JSONReader) throws(FixtureError) -> Node {
        var object = try reader.object()
        let argument = try object.required(form)
        try object.finish()
        switch form {
        case "$literal": return .literal(argument.value)
        case "$fill": return .fill(try Fill(argument))
        case "$jwt": return .jwt(try AlteredToken(argument))
        case "$altered": return .altered(try AlteredText(argument))
        case "$optional":
            throw reader.error("'$optional' stands where no member is", remedy: "use it as the value of a member")
        default:
            throw reader.error(
                "'\(form)' is no form of a template",
                remedy: "use $literal, $optional, $fill, $jwt or $altered; $literal for a real '$'")
        }
    }
}

extension TextTemplate {
    /// Reads the template of something that is sent: only `<name>` may stand in it.
    init(_ reader: JSONReader) throws(FixtureError) {
        let source = try reader.string()
        let template: TextTemplate
        do throws(TemplateError) {
            template = try TextTemplate(parsing: source)
        } catch {
            throw FixtureError(at: reader.path, error)
        }
        let sendsOnly = template.segments.allSatisfy {
            switch $0 {
            case .text, .placeholder(.reference): true
            case .placeholder: false
            }
        }
        guard sendsOnly else {
            throw reader.error(
                "'\(source)' binds or matches a value, but stands in something that is sent",
                remedy: "only <name> can stand here; write {\"$literal\": …} if the text is meant as it stands")
        }
        self = template
    }
}

extension Fill {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        let bytes = try object.required("bytes")
        // A number is the usual case; a placeholder lets a case use a limit that the server advertises.
        if bytes.value.numberValue != nil {
            self.bytes = TextTemplate(literal: String(try bytes.integer()))
        } else {
            self.bytes = try TextTemplate(bytes)
        }
        pattern = try object.optional("with") { with throws(FixtureError) in try with.text() } ?? "."
        before =
            try object.optional("before") { text throws(FixtureError) in try TextTemplate(text) }
            ?? TextTemplate(literal: "")
        after =
            try object.optional("after") { text throws(FixtureError) in try TextTemplate(text) }
            ?? TextTemplate(literal: "")
        try object.finish()
    }
}
