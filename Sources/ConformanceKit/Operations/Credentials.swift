import RawJSON

/// The attributes of an actor by which the server knows them, and what becomes of a value without the right ones.
struct Credentials {
    /// What somebody brings who wants to be let in.
    enum Kind: String, CaseIterable {
        case own
        case none
        /// The own ones, with a letter or digit changed.
        case altered
    }

    let names: Set<String>

    /// What goes with every request and every socket names them.
    init(_ operations: Operations) {
        let socket = ["query", "headers", "subprotocols", "first", "auth"].compactMap { operations.socket[$0] }
        let used = (socket + [.object(operations.headers)]).flatMap(\.placeholders)
        names = Set(
            used.compactMap { placeholder in
                guard case .reference(let name) = placeholder, name.owner == "actor" else { return nil }
                return name.attribute
            }.filter { !["role", "nickname"].contains($0) })
    }

    /// The members, of any object in it, whose text is or holds a credential.
    func members(in value: JSONValue) -> Set<String> {
        switch value {
        case .null, .bool, .number, .string: []
        case .array(let elements): Set(elements.flatMap(members))
        case .object(let object):
            Set(object.filter { $0.value.stringValue != nil && stand(in: $0.value) }.map(\.key))
                .union(object.flatMap { members(in: $0.value) })
        }
    }

    /// Whether a value says who somebody is.
    func stand(in value: JSONValue) -> Bool { value.placeholders.contains(where: isCredential) }

    /// A value with forged credentials.
    func altered(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number: return value
        case .string(let text): return altered(text)
        case .array(let elements): return .array(elements.map(altered))
        case .object(let object):
            if object.contains(key: "$literal") { return value }
            return .object(JSONObject(object.map { ($0.key, altered($0.value)) }))
        }
    }

    private func altered(_ text: String) -> JSONValue {
        guard let segments = (try? TextTemplate(parsing: text))?.segments,
            let place = segments.firstIndex(where: isCredential)
        else { return .string(text) }
        func written(_ segments: ArraySlice<TextTemplate.Segment>) -> JSONValue {
            .string(
                segments.reduce(into: "") { text, segment in
                    switch segment {
                    case .text(let plain): text += plain
                    case .placeholder(let placeholder): text += placeholder.written
                    }
                })
        }
        return [
            "$altered": [
                "of": written(segments[place...place]), "before": written(segments[..<place]),
                "after": written(segments[(place + 1)...]),
            ]
        ]
    }

    private func isCredential(_ segment: TextTemplate.Segment) -> Bool {
        if case .placeholder(let placeholder) = segment { isCredential(placeholder) } else { false }
    }

    private func isCredential(_ placeholder: Placeholder) -> Bool {
        guard case .reference(let name) = placeholder, name.owner == "actor" else { return false }
        return name.attribute.map(names.contains) ?? false
    }
}
