import RawJSON

extension Step {
    /// Reads one step: one verb, its members and the modifiers that mean something to it.
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        let name = try Self.verbName(reader, object.members)
        verb = try Verb.read(name, &object)
        actor = try Self.actor(name, reader, &object)
        within = try object.duration("within", isMeaningful: name.hasDeadline, verb: name)
        notBefore = try object.duration("notBefore", isMeaningful: name.hasEarliest, verb: name)
        label = try object.optional("label") { label throws(FixtureError) in try label.text() }
        since = try object.optional("since") { since throws(FixtureError) in try since.text() }
        proves = try object.optional("proves") { ids throws(FixtureError) in try ids.strings(atLeast: 1) } ?? []
        isPaced = try object.paced(isMeaningful: name == .send || name == .call, verb: name)
        isAttempt = try object.attempt(isMeaningful: name.actsOnConnection, verb: name)
        because = try object.optional("because") { because throws(FixtureError) in try because.text() }
        path = reader.path
        source = reader.value
        try object.finish()
        if name == .ignore, because == nil {
            throw reader.error("frames are ignored without a reason", remedy: "add 'because' with a sentence")
        }
        if since != nil, within == nil, notBefore == nil {
            throw reader.error("'since' has nothing to count", remedy: "add 'within' or 'notBefore', or remove it")
        }
    }

    /// Reads a list of steps.
    static func list(_ reader: JSONReader) throws(FixtureError) -> [Step] {
        try reader.list { element throws(FixtureError) in try Step(element) }
    }

    /// Reads a list of at least one step, for places where an empty list would check nothing.
    static func some(_ reader: JSONReader) throws(FixtureError) -> [Step] {
        try reader.list(atLeast: 1) { element throws(FixtureError) in try Step(element) }
    }

    private static func verbName(_ reader: JSONReader, _ members: JSONObject) throws(FixtureError) -> Verb.Name {
        let names = members.keys.compactMap(Verb.Name.init(rawValue:))
        // `answer` is a verb of its own and also a member of `call` and `follow`.
        let verbs = names.count > 1 ? names.filter { $0 != .answer } : names
        if let verb = verbs.first, verbs.count == 1 { return verb }
        let all = Verb.Name.allCases.map(\.rawValue).joined(separator: ", ")
        if verbs.isEmpty { throw reader.error("the step has no verb", remedy: "add one of: \(all)") }
        let both = verbs.map(\.rawValue).joined(separator: " and ")
        throw reader.error("the step has the verbs \(both)", remedy: "make a step of each")
    }

    private static func actor(
        _ name: Verb.Name, _ reader: JSONReader, _ object: inout ObjectReader
    ) throws(FixtureError) -> ActorTemplate? {
        let actor = try object.optional("actor") { actor throws(FixtureError) in try ActorTemplate(actor) }
        if name.hasActor, actor == nil {
            throw reader.error("'\(name.rawValue)' does not say whose", remedy: "add 'actor'")
        }
        if !name.hasActor, actor != nil {
            throw reader.error("'\(name.rawValue)' belongs to no single actor", remedy: "remove 'actor'")
        }
        return actor
    }
}

extension ActorTemplate {
    init(_ reader: JSONReader) throws(FixtureError) {
        text = try TextTemplate(reader)
        if text.literalText != nil, literal == nil {
            throw reader.error("\(reader.value) is no actor", remedy: "write actor or actor/connection")
        }
    }
}

extension ObjectReader {
    fileprivate mutating func paced(isMeaningful: Bool, verb: Verb.Name) throws(FixtureError) -> Bool {
        guard let reader = optional("paced") else { return true }
        guard isMeaningful else {
            throw reader.error("'paced' means nothing to '\(verb.rawValue)'", remedy: "remove it")
        }
        return try reader.bool()
    }

    fileprivate mutating func attempt(isMeaningful: Bool, verb: Verb.Name) throws(FixtureError) -> Bool {
        guard let reader = optional("attempt") else { return false }
        guard isMeaningful else {
            throw reader.error("'attempt' means nothing to '\(verb.rawValue)'", remedy: "remove it")
        }
        return try reader.bool()
    }

    fileprivate mutating func duration(
        _ key: String, isMeaningful: Bool, verb: Verb.Name
    ) throws(FixtureError) -> DurationExpression? {
        guard let reader = optional(key) else { return nil }
        guard isMeaningful else {
            throw reader.error("'\(key)' means nothing to '\(verb.rawValue)'", remedy: "remove it")
        }
        return try DurationExpression(reader)
    }
}
