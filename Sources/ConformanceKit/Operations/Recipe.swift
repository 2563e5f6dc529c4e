import RawJSON

/// One step of an operation: `call`, `frame` or `receive`, with what it binds.
enum Recipe {
    /// One step, or a list of them.
    static func list(_ reader: JSONReader) throws(FixtureError) -> [JSONValue] {
        if case .object = reader.value { return [.object(try one(reader))] }
        return try reader.list(atLeast: 1) { step throws(FixtureError) in .object(try one(step)) }
    }

    /// Checks a step by reading it as one of a fixture.
    static func one(_ reader: JSONReader) throws(FixtureError) -> JSONObject {
        let members = try reader.object().members
        let forms = ["call", "frame", "receive"].filter { members.contains(key: $0) }
        guard forms.count == 1 else {
            throw reader.error(
                forms.isEmpty ? "the step does nothing" : "the step is \(forms.joined(separator: " and "))",
                remedy: "use one of: call: METHOD /path, frame: {…} or receive: {…}")
        }
        if members.contains(key: "bind"), !members.contains(key: "call") {
            throw reader.error("'bind' belongs to a call", remedy: "in a receive, write \"<+name:id>\" where it stands")
        }
        _ = try Step(JSONReader(step(members, by: "mei", isAttempt: false, at: reader.path), at: reader.path))
        return members
    }

    /// The step of a fixture that it stands for.
    ///
    /// - Parameters:
    ///   - actor: whose step it is.
    ///   - isAttempt: whether it need not succeed.
    static func step(
        _ members: JSONObject, by actor: String, isAttempt: Bool, at path: JSONPath = .root
    ) throws(FixtureError) -> JSONValue {
        var step = JSONObject([("actor", .string(actor))])
        for (key, value) in members.map({ ($0.key, $0.value) }) where key != "bind" {
            step[key == "frame" ? "send" : key] = value
        }
        if members.contains(key: "frame") {
            if isAttempt { step["attempt"] = true }
        } else if members.contains(key: "call") {
            if isAttempt {
                step["answer"] = nil
            } else {
                step["answer"] = try answer(members["answer"], binding: members["bind"], at: path)
            }
        }
        return .object(step)
    }

    /// A success, with what is bound out of it.
    private static func answer(
        _ given: JSONValue?, binding: JSONValue?, at place: JSONPath
    ) throws(FixtureError) -> JSONValue {
        var answer = given?.objectValue ?? JSONObject()
        if answer["status"] == nil { answer["status"] = ["$range": ["min": 200, "max": 299]] }
        for member in binding?.objectValue ?? JSONObject() {
            let path = place.appending("bind").appending(member.key)
            let source = try JSONReader(member.value, at: path).text()
            let value = JSONValue.taking(member.key)
            if let cookie = source.dropping("cookie ") {
                answer["cookies"] = (answer["cookies"] ?? [:]).setting(value, at: [.member(cookie)])
            } else if let header = source.dropping("header ") {
                answer["headers"] = (answer["headers"] ?? [:]).setting(value, at: [.member(header)])
            } else {
                let inside = try JSONReader(.string(source), at: path).jsonPath()
                answer["body"] = (answer["body"] ?? [:]).setting(value, at: inside.components[...])
            }
        }
        return .object(answer)
    }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension JSONValue {
    /// A pattern that takes a text or number under a name.
    fileprivate static func taking(_ name: String) -> JSONValue {
        // What names a conversation is short; credentials may be long.
        name == "conversation"
            ? .string("<+\(name):id>") : ["$oneOf": [.string("<+\(name):text>"), .string("<+\(name):number>")]]
    }

    /// The pattern with another one at a place below it; of a list the first element is meant.
    func setting(_ value: JSONValue, at path: ArraySlice<JSONPath.Component>) -> JSONValue {
        guard let first = path.first else { return value }
        switch first {
        case .member(let name):
            var object = objectValue ?? JSONObject()
            object[name] = (object[name] ?? [:]).setting(value, at: path.dropFirst())
            return .object(object)
        case .index:
            return ["$inOrder": [JSONValue.object(JSONObject()).setting(value, at: path.dropFirst())]]
        }
    }
}
