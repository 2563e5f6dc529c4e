import RawJSON

extension Expansion {
    // MARK: - Reading what was said

    func history(_ filling: Filling, _ step: JSONObject) throws(FixtureError) -> JSONValue {
        guard let history = operations.history else { return .object([:]) }
        var follow: JSONObject = [
            "actor": .string(filling.actor), "follow": try filling.fill(.string(history.call)),
            "query": .object(try filling.fill(history.query)), "items": .string(history.items),
            "as": step["as"] ?? nil, "answer": ["status": ["$range": ["min": 200, "max": 299]]],
            "reversed": .bool(history.isNewestFirst),
            // What else stands there, such as notices of the server, is nobody's message.
            "where": JSONValue.object([:]).setting(["$mentions": "<run>"], at: history.text.components[...]),
        ]
        if let next = history.next { follow["next"] = .object(next) }
        if let between = step["between"] {
            follow["between"] = try between.setting(.array(all(between["steps"]?.arrayValue ?? [])), at: ["steps"])
        }
        if let more = history.whileMore { follow["while"] = .string(more) }
        return .object(follow)
    }

    /// The first page, whoever asks and whatever comes of it.
    func page(_ filling: Filling, _ step: JSONObject) throws(FixtureError) -> JSONValue {
        guard let history = operations.history else { return .object([:]) }
        return try call(["call": .string(history.call), "query": .object(history.query)], filling, step)
    }

    /// A call with the credentials that the step asks for, and its answer.
    func call(_ call: JSONObject, _ filling: Filling, _ step: JSONObject) throws(FixtureError) -> JSONValue {
        var call = call
        call["actor"] = .string(filling.actor)
        switch try kind(of: step) {
        case .own: break
        case .none:
            call["anonymous"] = true
            for part in ["query", "headers", "body"] {
                guard let members = call[part]?.objectValue else { continue }
                call[part] = .object(JSONObject(members.filter { !credentials.stand(in: $0.value) }.map(\.pair)))
            }
        case .altered:
            for part in ["query", "headers", "body"] { call[part] = call[part].map(credentials.altered) }
            let forged = operations.headers.filter { credentials.stand(in: $0.value) }
            call["headers"] = .object(
                JSONObject(
                    (call["headers"]?.objectValue ?? JSONObject()).map(\.pair)
                        + forged.map { ($0.key, credentials.altered($0.value)) }))
        }
        var filled = try filling.fill(call)
        filled["answer"] = try step["answer"].map { answer throws(FixtureError) in try value(answer) }
        return .object(filled)
    }

    // MARK: - Being let in

    func connect(_ filling: Filling, _ step: JSONObject) throws(FixtureError) -> JSONValue {
        var connect = JSONObject()
        let socket = operations.socket
        let kind = try kind(of: step)
        for place in ["query", "headers"] {
            let members = (socket[place]?.objectValue ?? JSONObject()).filter { credentials.stand(in: $0.value) }
            switch kind {
            case .own: break
            case .none: connect[place] = .object(JSONObject(members.map { ($0.key, .null) }))
            case .altered: connect[place] = .object(JSONObject(members.map { ($0.key, credentials.altered($0.value)) }))
            }
        }
        for place in ["subprotocols", "first", "auth"] {
            guard let value = socket[place], credentials.stand(in: value) else { continue }
            switch kind {
            case .own: break
            case .none:
                let others = (value.arrayValue ?? []).filter { !credentials.stand(in: $0) }
                connect[place] = place == "subprotocols" ? .array(others) : .null
            case .altered: connect[place] = credentials.altered(value)
            }
        }
        if let word = step["origin"]?.stringValue, let origin = operations.origin {
            let value = word == "foreign" ? origin.foreign : origin.allowed
            connect["headers"] = (connect["headers"] ?? [:]).setting(.string(value), at: [.member("Origin")])
        }
        var filled = try filling.fill(connect)
        if step["ready"] == false {
            filled["ready"] = false
            // What is said first is said all the same, or nothing would be asked of the server.
            if filled["first"] == nil, let first = socket["first"], !first.isNull {
                filled["first"] = try filling.fill(first)
            }
        }
        return ["actor": step["actor"] ?? nil, "connect": .object(filled)]
    }

    func kind(of step: JSONObject) throws(FixtureError) -> Credentials.Kind {
        try step["credentials"].map { word throws(FixtureError) -> Credentials.Kind in
            try JSONReader(word).choice()
        } ?? .own
    }

    // MARK: - Saying what is not so

    /// The message with members, on every level down to its text, that name somebody else as its sender.
    func claiming(_ claimant: String, _ step: JSONObject) throws(FixtureError) -> JSONObject {
        guard let sender = operations.seen.sender else { return step }
        let claim = try Filling(actor: claimant).fill(sender.value)
        var names = [
            "sender", "senderId", "sender_id", "from", "fromId", "author", "authorId", "author_id", "userId", "user_id",
            "user", "by",
        ]
        if case .member(let name)? = sender.path.components.last, !names.contains(name) { names.append(name) }
        var step = step
        // What the file itself says of the sender is the first thing to lie about.
        for part in ["frame", "body", "query", "headers", "call"] {
            step[part] = step[part]?.replacing(sender.value, by: claim)
        }
        for part in ["frame", "body"] { step[part] = step[part].map { Self.claiming(claim, names, $0) } }
        return step
    }

    private static func claiming(_ claim: JSONValue, _ names: [String], _ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements):
            return .array(elements.map { $0.uses("text") ? claiming(claim, names, $0) : $0 })
        case .object(let object) where value.uses("text"):
            var claimed = JSONObject(object.map { ($0.key, claiming(claim, names, $0.value)) })
            for name in names where !claimed.contains(key: name) { claimed[name] = claim }
            return .object(claimed)
        default: return value
        }
    }

    /// A call whose body breaks off.
    func malformedCall(_ filling: Filling, _ step: JSONObject) throws(FixtureError) -> [JSONValue] {
        guard let call = bodyCall else { return [] }
        var filled = try filling.fill(call)
        for name in ["body", "bind", "answer"] { filled[name] = nil }
        filled["actor"] = .string(filling.actor)
        filled["bodyText"] = step["bodyText"]
        filled["answer"] = step["answer"]
        return [finished(.object(filled), step)]
    }
}

extension JSONValue {
    /// The value with another one wherever this one stands; of texts also inside a longer one.
    fileprivate func replacing(_ old: JSONValue, by new: JSONValue) -> JSONValue {
        if self == old { return new }
        switch self {
        case .null, .bool, .number: return self
        case .string(let text):
            guard let old = old.stringValue, let new = new.stringValue, !old.isEmpty else { return self }
            return .string(text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new))
        case .array(let elements): return .array(elements.map { $0.replacing(old, by: new) })
        case .object(let object): return .object(JSONObject(object.map { ($0.key, $0.value.replacing(old, by: new)) }))
        }
    }
}

extension JSONObject.Member {
    var pair: (String, JSONValue) { (key, value) }
}
