import RawJSON

/// Turns the steps of a universal case, which speak of operations, into steps of the fixture language, which speak of
/// one server's calls and frames.
struct Expansion {
    let operations: Operations
    let credentials: Credentials

    init(_ operations: Operations) {
        self.operations = operations
        credentials = Credentials(operations)
    }

    /// The steps that one step stands for.
    func steps(for step: JSONValue) throws(FixtureError) -> [JSONValue] {
        guard let members = step.objectValue else { return [step] }
        if let name = members["operation"]?.stringValue { return try operation(name, members) }
        var expanded = JSONObject()
        for member in members {
            switch (member.key, member.value) {
            case ("steps", .array(let steps)), ("until", .array(let steps)), ("before", .array(let steps)),
                ("after", .array(let steps)):
                expanded[member.key] = .array(try all(steps))
            case ("together", .array(let branches)), ("either", .array(let branches)):
                var lists: [JSONValue] = []
                for branch in branches {
                    let steps = JSONValue.array(try all(branch.arrayValue ?? branch["steps"]?.arrayValue ?? []))
                    lists.append(branch.arrayValue == nil ? branch.setting(steps, at: ["steps"]) : steps)
                }
                expanded[member.key] = .array(lists)
            case ("raw", let raw): expanded[member.key] = packeted(try value(raw))
            default: expanded[member.key] = try value(member.value)
            }
        }
        return [.object(expanded)]
    }

    /// A broken text where the server reads texts: inside an event, if it speaks Socket.IO.
    private func packeted(_ raw: JSONValue) -> JSONValue {
        guard operations.socket["transport"]?.stringValue?.hasPrefix("socketio") == true else { return raw }
        if let fill = raw["text"]?["$fill"] {
            let before = fill["before"]?.stringValue ?? ""
            return raw.setting(.string("42" + before), at: ["text", "$fill", "before"])
        }
        guard let text = raw["text"]?.stringValue else { return raw }
        return raw.setting(.string("42" + text), at: ["text"])
    }

    /// The steps that a list of steps stands for.
    func all(_ steps: [JSONValue]) throws(FixtureError) -> [JSONValue] {
        var all: [JSONValue] = []
        for step in steps { all += try self.steps(for: step) }
        return all
    }

    func operation(_ name: String, _ step: JSONObject) throws(FixtureError) -> [JSONValue] {
        var filling = filling(for: step)
        switch name {
        case "open": return try recipe(operations.open, filling, step)
        case "join": return try recipe(operations.join, filling, step)
        case "enter": return try recipe(operations.enter, filling, step)
        case "send":
            filling.values = try texts(of: step)
            var send = operations.send.step
            if let claimant = step["claim"]?.stringValue { send = try claiming(claimant, send) }
            return try recipe([.object(send)], filling, step)
        case "acked":
            guard let acked = operations.acked else { return [] }
            filling.values = try texts(of: step)
            return [finished(["actor": step["actor"] ?? nil, "receive": try filling.fill(acked)], step)]
        case "seen":
            return [finished(["actor": step["actor"] ?? nil, "receive": try seen(step)], step)]
        case "typing": return try recipe(operations.typing.map { [.object($0.step)] } ?? [], filling, step)
        case "history": return [finished(try history(filling, step), step)]
        case "page": return [finished(try page(filling, step), step)]
        case "connect": return [finished(try connect(filling, step), step)]
        case "opening call":
            guard var call = openingCall else { return [] }
            call["bind"] = nil
            call["answer"] = step["answer"]
            return [finished(try self.call(call, filling, step), step)]
        case "malformed call": return try malformedCall(filling, step)
        default: throw FixtureError(at: .root, "there is no operation '\(name)'", remedy: "mend the universal case")
        }
    }

    func filling(for step: JSONObject) -> Filling {
        var filling = Filling(actor: step["actor"]?.stringValue ?? "")
        filling.peer = step["with"]?.stringValue ?? "oscar"
        if let place = step["in"]?.stringValue, place != "conversation" {
            for name in boundByOpening {
                filling.renamed[name] = name == "conversation" ? place : "\(place)_\(name)"
            }
        }
        return filling
    }

    /// Every name to which opening a conversation gives a value.
    var boundByOpening: Set<String> {
        let recipes = operations.open + operations.join + operations.enter
        let written = recipes.flatMap(\.placeholders).compactMap { placeholder -> String? in
            if case .binding(let name, _) = placeholder { name } else { nil }
        }
        return Set(written + recipes.flatMap { $0["bind"]?.objectValue?.map(\.key) ?? [] })
    }

    func recipe(
        _ recipe: [JSONValue], _ filling: Filling, _ step: JSONObject
    ) throws(FixtureError) -> [JSONValue] {
        var steps: [JSONValue] = []
        let isAttempt = step["attempt"] == true
        // Whoever may have no connection waits for nothing on it.
        for part in recipe where !(isAttempt && part["receive"] != nil) {
            let written = try Recipe.step(
                part.objectValue ?? JSONObject(), by: filling.actor, isAttempt: isAttempt)
            steps.append(finished(try filling.fill(written), step))
        }
        return steps
    }

    /// The modifiers of the universal step on the step it stands for.
    func finished(_ expanded: JSONValue, _ step: JSONObject) -> JSONValue {
        var members = expanded.objectValue ?? JSONObject()
        let isPaceable = members.contains(key: "send") || members.contains(key: "call")
        for name in ["proves", "within", "label", "because", "paced"] where members[name] == nil {
            if name == "paced", !isPaceable { continue }
            members[name] = step[name]
        }
        return .object(members)
    }

    func texts(of step: JSONObject) throws(FixtureError) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for name in ["text", "tag"] {
            values[name] = try step[name].map { text throws(FixtureError) in try value(text) }
        }
        return values
    }
}
