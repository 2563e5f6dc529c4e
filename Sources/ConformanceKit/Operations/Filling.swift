import RawJSON

/// What the placeholders of an operation stand for in one step of one case.
struct Filling {
    /// Whose step it is; `<actor.…>` are their attributes.
    let actor: String
    /// Who is asked into the conversation; `<peer.…>` are theirs.
    var peer = ""
    /// Names that mean something else here, such as those of a second conversation.
    var renamed: [String: String] = [:]
    /// `<text>` and `<tag>`, which may be patterns.
    var values: [String: JSONValue] = [:]

    /// The value with its placeholders filled in; all others stay.
    func fill(_ value: JSONValue) throws(FixtureError) -> JSONValue {
        switch value {
        case .null, .bool, .number: return value
        case .string(let text): return try fill(text)
        case .array(let elements):
            var filled: [JSONValue] = []
            for element in elements { filled.append(try fill(element)) }
            return .array(filled)
        case .object(let object):
            if object.contains(key: "$literal") { return value }
            var filled = JSONObject()
            for member in object { filled[member.key] = try fill(member.value) }
            return .object(filled)
        }
    }

    func fill(_ object: JSONObject) throws(FixtureError) -> JSONObject {
        try fill(.object(object)).objectValue ?? JSONObject()
    }

    private func fill(_ text: String) throws(FixtureError) -> JSONValue {
        let template: TextTemplate
        do throws(TemplateError) {
            template = try TextTemplate(parsing: text)
        } catch {
            throw FixtureError(at: .root, error)
        }
        if let sole = template.solePlaceholder { return replacement(for: sole) }
        var filled = ""
        for segment in template.segments {
            switch segment {
            case .text(let plain): filled += plain
            case .placeholder(let placeholder):
                guard case .string(let text) = replacement(for: placeholder) else {
                    throw FixtureError(
                        at: .root, "'\(text)' has a placeholder inside a longer text, where this case needs a pattern",
                        remedy: "let \"\(placeholder.written)\" be the whole text")
                }
                filled += text
            }
        }
        return .string(filled)
    }

    private func replacement(for placeholder: Placeholder) -> JSONValue {
        switch placeholder {
        case .reference(let name):
            if let value = values[name.text] { return value }
            let account = actor.prefix { $0 != "/" }
            switch (name.owner, name.attribute) {
            case ("actor"?, let attribute?): return .string("<\(account).\(attribute)>")
            case ("peer"?, let attribute?): return .string("<\(peer).\(attribute)>")
            default: return .string("<\(renamed[name.text] ?? name.text)>")
            }
        case .binding(let name, let kind): return .string("<+\(renamed[name] ?? name):\(kind.rawValue)>")
        case .wildcard: return .string(placeholder.written)
        }
    }
}

extension Placeholder {
    /// As a fixture has it.
    var written: String {
        switch self {
        case .reference(let name): "<\(name.text)>"
        case .binding(let name, let kind): "<+\(name):\(kind.rawValue)>"
        case .wildcard(let kind): "<_:\(kind.rawValue)>"
        }
    }
}

extension JSONValue {
    /// Every placeholder in any of its texts.
    var placeholders: [Placeholder] {
        switch self {
        case .null, .bool, .number: return []
        case .string(let text):
            return text.templateSegments.compactMap {
                if case .placeholder(let placeholder) = $0 { placeholder } else { nil }
            }
        case .array(let elements): return elements.flatMap(\.placeholders)
        case .object(let object):
            return object.contains(key: "$literal") ? [] : object.flatMap(\.value.placeholders)
        }
    }
}

extension String {
    /// Its parts as a template; without placeholders where it is none.
    ///
    /// Every text of an operations file is read as a template or pattern at its own place, and what is wrong with it is
    /// told of there.
    var templateSegments: [TextTemplate.Segment] {
        do throws(TemplateError) {
            return try TextTemplate(parsing: self).segments
        } catch {
            return [.text(self)]
        }
    }
}
