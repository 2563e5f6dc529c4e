import RawJSON

/// What a translated value is made of: JSON with placeholders for parts of what is translated.
indirect enum Shape: Sendable {
    case literal(JSONValue)
    /// The value at a path; nothing where there is none.
    case taken(JSONPath)
    /// A text with values in it; nothing where one of them is missing.
    case text([Segment])
    case object([Named<Shape>], rest: JSONPath?)
    case array([Shape])
    case each(JSONPath, Shape)

    enum Segment: Sendable {
        case plain(String)
        case taken(JSONPath)
    }
}

/// What a shape has made, and which places of it come from the shape alone.
struct Shaped {
    var value: JSONValue?
    var madeUp: [JSONPath] = []
    /// Places whose form, but not whose value, is the descriptor's.
    var reformed: [JSONPath] = []
}

extension Shape {
    /// Makes a value of `source`.
    ///
    /// - Parameter rename: gives the members of a taken value the names of the other side.
    func make(from source: JSONValue, renaming rename: (JSONValue) -> JSONValue) -> Shaped {
        make(from: source, at: .root, rename)
    }

    private func make(
        from source: JSONValue, at place: JSONPath, _ rename: (JSONValue) -> JSONValue
    ) -> Shaped {
        switch self {
        case .literal(let value): return Shaped(value: value, madeUp: [place])
        case .taken(let path):
            let value = source.value(at: path).map(rename)
            return Shaped(value: value, madeUp: value != nil && path.isOwnWord ? [place] : [])
        case .text(let segments):
            return Shaped(value: text(segments, source), madeUp: segments.allSatisfy(\.isOwnWord) ? [place] : [])
        case .array(let shapes):
            var made = Shaped(madeUp: shapes.isEmpty ? [place] : [])
            var elements: [JSONValue] = []
            for shape in shapes {
                let part = shape.make(from: source, at: place.appending(elements.count), rename)
                guard let value = part.value else { continue }
                elements.append(value)
                made.madeUp += part.madeUp
            }
            made.value = .array(elements)
            return made
        case .each(let path, let shape):
            guard let list = source.value(at: path)?.arrayValue else { return Shaped() }
            var made = Shaped()
            var elements: [JSONValue] = []
            for element in list {
                let part = shape.make(
                    from: element, at: place.appending(elements.count), rename)
                // An element that nothing can be made of is there all the same.
                elements.append(part.value ?? .null)
                made.madeUp += part.madeUp
            }
            made.value = .array(elements)
            return made
        case .object(let members, let rest): return object(members, rest, from: source, at: place, rename)
        }
    }

    private func object(
        _ members: [Named<Shape>], _ rest: JSONPath?, from source: JSONValue, at place: JSONPath,
        _ rename: (JSONValue) -> JSONValue
    ) -> Shaped {
        var made = Shaped(madeUp: members.isEmpty && rest == nil ? [place] : [])
        var object = JSONObject()
        for member in members {
            let part = member.value.make(
                from: source, at: place.appending(member.name), rename)
            guard let value = part.value else { continue }
            object[member.name] = value
            made.madeUp += part.madeUp
        }
        if let rest, let others = source.value(at: rest)?.objectValue {
            let used = Set(members.flatMap { $0.value.names(directlyBelow: rest) })
            let left = JSONObject(others.filter { !used.contains($0.key) }.map { ($0.key, $0.value) })
            for member in rename(.object(left)).objectValue ?? JSONObject() {
                let here = place.appending(member.key)
                // What the server says itself counts before what the shape would make up, but for the envelope, where
                // the event's name stands.
                let isEnvelope = place.components.isEmpty
                guard object[member.key] == nil || (!isEnvelope && made.madeUp.contains(here)) else { continue }
                object[member.key] = member.value
                made.madeUp.removeAll { $0 == here }
            }
        }
        made.value = .object(object)
        return made
    }

    /// The text of a path, in which values are percent-encoded; nil where one is missing.
    func path(from source: JSONValue) -> String? {
        switch self {
        case .literal(let value): value.stringValue
        case .text(let segments): text(segments, source, encoding: true)?.stringValue
        default: nil
        }
    }

    private func text(_ segments: [Segment], _ source: JSONValue, encoding: Bool = false) -> JSONValue? {
        var text = ""
        for segment in segments {
            switch segment {
            case .plain(let plain): text += plain
            case .taken(let path):
                guard let part = source.value(at: path)?.scalarText else { return nil }
                text += encoding ? part.percentEncoded : part
            }
        }
        return .string(text)
    }

    /// Which members of the object at `path` this shape takes.
    private func names(directlyBelow path: JSONPath) -> [String] {
        func name(_ taken: JSONPath) -> [String] {
            let count = path.components.count
            guard taken.components.count > count, Array(taken.components.prefix(count)) == path.components,
                case .member(let name) = taken.components[count]
            else { return [] }
            return [name]
        }
        switch self {
        case .literal: return []
        case .taken(let taken), .each(let taken, _): return name(taken)
        case .text(let segments):
            return segments.flatMap { segment -> [String] in
                if case .taken(let taken) = segment { name(taken) } else { [] }
            }
        case .array(let shapes): return shapes.flatMap { $0.names(directlyBelow: path) }
        case .object(let members, _): return members.flatMap { $0.value.names(directlyBelow: path) }
        }
    }
}

extension JSONValue {
    /// A text or number, as text.
    var scalarText: String? { stringValue ?? numberValue?.literal }
}

extension Shape.Segment {
    /// Whether nothing that the other side has said stands in it.
    fileprivate var isOwnWord: Bool {
        switch self {
        case .plain: true
        case .taken(let path): path.isOwnWord
        }
    }
}

extension JSONPath {
    /// Whether the value there is one that the harness has said itself: of the request, or what was made for it.
    fileprivate var isOwnWord: Bool {
        components.first == .member("request") || components.first == .member("unique")
            || components.prefix(2) == [.member("bound"), .member("unique")]
    }
}
