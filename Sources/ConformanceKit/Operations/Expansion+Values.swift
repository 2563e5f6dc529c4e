import RawJSON

extension Expansion {
    /// A value in which the names of operations are replaced by what this server sends.
    func value(_ value: JSONValue) throws(FixtureError) -> JSONValue {
        switch value {
        case .null, .bool, .number: return value
        case .string("$seen.text"): return .string(operations.seen.text.description)
        case .string("$history.text"): return .string((operations.history?.text ?? .root).description)
        case .string: return value
        case .array(let elements):
            var expanded: [JSONValue] = []
            for element in elements { expanded.append(try self.value(element)) }
            return .array(expanded)
        case .object(let object):
            if let special = try special(object) { return special }
            return try members(object)
        }
    }

    func members(_ object: JSONObject) throws(FixtureError) -> JSONValue {
        var expanded = JSONObject()
        for member in object { expanded[member.key] = try value(member.value) }
        return .object(expanded)
    }

    func special(_ object: JSONObject) throws(FixtureError) -> JSONValue? {
        guard object.count == 1, let member = object.first else { return nil }
        let parts = member.value.objectValue ?? JSONObject()
        switch member.key {
        case "$seen": return try seen(parts)
        case "$item":
            let text = try value(parts["text"] ?? nil)
            return JSONValue.object([:]).setting(text, at: (operations.history?.text ?? .root).components[...])
        case "$typing":
            return try operations.typing.map { typing throws(FixtureError) in try filling(for: parts).fill(typing.seen)
            }
        case "$said":
            // Where frames do not say who, what has the case's own letters is the case's own.
            guard operations.seen.sender != nil else { return try seen(["text": ["$mentions": "<run>"]]) }
            return ["$all": [try seen(["text": "<_:string>"]), try value(["$sender": member.value])]]
        case "$ready": return operations.socket["ready"].map(Self.bindless)
        case "$sender":
            guard let sender = operations.seen.sender else { return nil }
            let value = try Filling(actor: member.value.stringValue ?? "").fill(sender.value)
            return JSONValue.object([:]).setting(value, at: sender.path.components[...])
        case "$long":
            // Longer than any line of a fixture should be, and readable where it is cut off.
            let wished = Int(member.value.int64Value ?? 0)
            // `<run>` is ten letters, and a space follows it.
            let count = operations.send.longest.map { min(wished, $0 - 11) } ?? wished
            let line = "0123456789 abcdefghijklmnopqrstuvwxyz "
            let lines = String(repeating: line, count: count / line.utf8.count + 1)
            return .string("<run> " + lines.prefix(count))
        default: return nil
        }
    }

    /// A pattern that takes any value where the written one takes it under a name.
    private static func bindless(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number: return value
        case .string(let text):
            let segments = text.templateSegments
            guard segments.count == 1, case .placeholder(.binding(_, let kind)) = segments[0] else { return value }
            return .string("<_:\(kind.rawValue)>")
        case .array(let elements): return .array(elements.map(bindless))
        case .object(let object): return .object(JSONObject(object.map { ($0.key, bindless($0.value)) }))
        }
    }

    func seen(_ parts: JSONObject) throws(FixtureError) -> JSONValue {
        var filling = filling(for: parts)
        filling.values = ["text": try value(parts["text"] ?? nil)]
        return try filling.fill(operations.seen.frame)
    }
}
