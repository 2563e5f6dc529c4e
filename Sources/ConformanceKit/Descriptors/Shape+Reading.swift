import RawJSON

extension Shape {
    /// Reads a shape.
    init(_ reader: JSONReader) throws(FixtureError) {
        switch reader.value {
        case .null, .bool, .number: self = .literal(reader.value)
        case .string(let text): self = try Self.text(text, reader)
        case .array:
            self = .array(try reader.list(atLeast: 0) { element throws(FixtureError) in try Shape(element) })
        case .object(let object):
            if let literal = object["$literal"] {
                self = .literal(literal)
            } else if object.contains(key: "$each") {
                var members = try reader.object()
                let path = try Self.path(members.required("$each"))
                let shape = try Shape(members.required("as"))
                try members.finish()
                self = .each(path, shape)
            } else {
                var shapes: [Named<Shape>] = []
                var rest: JSONPath?
                for member in try reader.object().all() {
                    if member.key == "*" {
                        rest = try Self.path(member.reader)
                    } else {
                        shapes.append(Named(member.key, try Shape(member.reader)))
                    }
                }
                self = .object(shapes, rest: rest)
            }
        }
    }

    private static func text(_ text: String, _ reader: JSONReader) throws(FixtureError) -> Shape {
        var segments: [Segment] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            guard let close = rest[open...].firstIndex(of: ">") else {
                throw reader.error("'\(text)' has a '<' without a '>'", remedy: "write it as {$literal: …}")
            }
            if open != rest.startIndex { segments.append(.plain(String(rest[..<open]))) }
            segments.append(.taken(try path(String(rest[rest.index(after: open)..<close]), reader)))
            rest = rest[rest.index(after: close)...]
        }
        if segments.isEmpty { return .literal(.string(text)) }
        if !rest.isEmpty { segments.append(.plain(String(rest))) }
        if segments.count == 1, case .taken(let path) = segments[0] { return .taken(path) }
        return .text(segments)
    }

    /// A path in pointed brackets.
    private static func path(_ reader: JSONReader) throws(FixtureError) -> JSONPath {
        let text = try reader.text()
        guard text.hasPrefix("<"), text.hasSuffix(">") else {
            throw reader.error("'\(text)' is no placeholder", remedy: "write a path in pointed brackets: <data.items>")
        }
        return try path(String(text.dropFirst().dropLast()), reader)
    }

    private static func path(_ text: String, _ reader: JSONReader) throws(FixtureError) -> JSONPath {
        do throws(JSONPath.SyntaxError) {
            return try JSONPath(parsing: text)
        } catch {
            throw reader.error("\(error)", remedy: "write a path such as data.items[0].id, or $ for all of it")
        }
    }
}
