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

    /// The attributes that open doors.
    let names: Set<String>
    /// Those of them that say who somebody is and are no secret, such as an id beside a token: a forgery leaves them,
    /// so that what is altered is what should have been looked at.
    private let identities: Set<String>

    /// What goes with every request and every socket names them.
    init(_ operations: Operations) {
        let socket = ["query", "headers", "subprotocols", "first", "auth"].compactMap { operations.socket[$0] }
        let history = (operations.history?.query).map { [JSONValue.object($0)] } ?? []
        let used = (socket + [.object(operations.headers)] + history).flatMap(\.placeholders)
        names = Set(used.compactMap(\.actorAttribute)).subtracting(["role", "nickname"])
        let sender = operations.seen.sender?.value.placeholders ?? []
        let asked = operations.open.flatMap(\.placeholders).compactMap(\.peerAttribute)
        let known = names.intersection(Set(sender.compactMap(\.actorAttribute) + asked))
        identities = known == names ? [] : known
    }

    /// What of an actor must stand in no report: what opens doors, and what an account is logged in with.
    static func secrets(_ operations: Operations) -> Set<String> {
        let credentials = Credentials(operations)
        let path = operations.socket["path"]?.placeholders.compactMap(\.actorAttribute) ?? []
        let steps = operations.accounts.steps.flatMap(\.placeholders).compactMap(\.actorAttribute)
        let known: Set = ["role", "nickname", "id", "name", "user", "username", "login", "email", "mail", "phone"]
        return credentials.names.subtracting(credentials.identities).union(path).union(steps)
            .filter { !known.contains($0.lowercased()) }
    }

    /// The members, of any object in it, whose text is or holds a secret.
    func members(in value: JSONValue) -> Set<String> {
        switch value {
        case .null, .bool, .number, .string: []
        case .array(let elements): Set(elements.flatMap(members))
        case .object(let object):
            Set(object.filter { $0.value.stringValue != nil && isSecret($0.value) }.map(\.key))
                .union(object.flatMap { members(in: $0.value) })
        }
    }

    private func isSecret(_ value: JSONValue) -> Bool {
        value.placeholders.compactMap(\.actorAttribute).contains { names.subtracting(identities).contains($0) }
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
        let segments = text.templateSegments
        // Of several the last, which is where a secret stands behind a name.
        guard let place = segments.lastIndex(where: isForged) else { return .string(text) }
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

    private func isForged(_ segment: TextTemplate.Segment) -> Bool {
        guard case .placeholder(let placeholder) = segment, let name = placeholder.actorAttribute else { return false }
        return names.subtracting(identities).contains(name)
    }

    private func isCredential(_ placeholder: Placeholder) -> Bool {
        placeholder.actorAttribute.map(names.contains) ?? false
    }
}

extension Placeholder {
    /// NAME of `<actor.NAME>`.
    var actorAttribute: String? { attribute(of: "actor") }

    /// NAME of `<peer.NAME>`.
    var peerAttribute: String? { attribute(of: "peer") }

    private func attribute(of owner: String) -> String? {
        guard case .reference(let name) = self, name.owner == owner else { return nil }
        return name.attribute
    }
}
