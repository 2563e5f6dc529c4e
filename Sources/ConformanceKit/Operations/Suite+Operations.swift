import RawJSON

extension Suite {
    /// The universal suite, as it asks one server in that server's own words.
    ///
    /// - Parameters:
    ///   - directory: the universal cases, worlds and requirements.
    ///   - operations: what the server calls things.
    /// - Throws: with every mistake, of the cases or of what the operations make of them.
    public static func universal(_ directory: String, operations: Operations) throws(SuiteError) -> Suite {
        let expansion = Expansion(operations)
        var loader = SuiteLoader(directory: SuiteDirectory(directory))
        let requirements = loader.read(RequirementRegister.file) { reader throws(FixtureError) in
            try RequirementRegister(reader)
        }
        let worlds = loader.readAll(below: "worlds") { name, reader throws(FixtureError) in
            try World(name: name, JSONReader(expansion.world(reader.value)))
        }
        let cases = loader.readAll(below: "conversations") { id, reader throws(FixtureError) in
            try Case(id: id, universal: reader, expansion)
        }
        var manifest: SuiteManifest?
        do throws(FixtureError) {
            manifest = try SuiteManifest(JSONReader(expansion.manifest()))
        } catch {
            loader.mistakes.append(error)
        }
        return try loader.suite(manifest, worlds, cases, requirements, digesting: [])
    }
}

extension Case {
    /// Reads a universal case and says it in a server's own words; one that needs what the operations do not give has
    /// no steps, and the reason.
    fileprivate init(id: String, universal reader: JSONReader, _ expansion: Expansion) throws(FixtureError) {
        var members = try reader.object().members
        let needs =
            try members["needs"].map { needs throws(FixtureError) in
                try JSONReader(needs, at: reader.path.appending("needs")).strings()
            } ?? []
        members["needs"] = nil
        let written = members["steps"]?.arrayValue ?? []
        let missing = needs.compactMap(expansion.lacks)
        if missing.isEmpty {
            members["steps"] = .array(try expansion.all(written))
            members["setup"] = try members["setup"].map { steps throws(FixtureError) in
                .array(try expansion.all(steps.arrayValue ?? []))
            }
        } else {
            members["setup"] = nil
            members["steps"] = [["actor": "bystander", "ignore": "<_:any>", "because": "nothing is played"]]
        }
        // The same people cannot be in two cases at once.
        if !expansion.operations.accounts.fixed.isEmpty { members["exclusive"] = true }
        try self.init(id: id, JSONReader(.object(members)))
        if let reason = missing.first {
            withheld = Withheld(reason: reason, proves: Set(written.flatMap(\.provenRequirements)))
        }
    }
}

extension JSONValue {
    /// Every requirement that a step as written, or one inside it, proves.
    fileprivate var provenRequirements: [String] {
        switch self {
        case .null, .bool, .number, .string: []
        case .array(let elements): elements.flatMap(\.provenRequirements)
        case .object(let object):
            (object["proves"]?.arrayValue?.compactMap(\.stringValue) ?? []) + object.flatMap(\.value.provenRequirements)
        }
    }
}

extension Expansion {
    /// The world with the server's own roles, fixed accounts and ways to open a conversation.
    func world(_ world: JSONValue) throws(FixtureError) -> JSONValue {
        var members = world.objectValue ?? JSONObject()
        var actors = JSONObject()
        for actor in members["actors"]?.objectValue ?? JSONObject() {
            var entry = actor.value.objectValue ?? JSONObject()
            entry["role"] = .string(
                entry["role"] == "peer" ? operations.accounts.peer : operations.accounts.opener)
            // Without a space, so that it can be part of an address.
            entry["nickname"] = .string("\(actor.key)-<run>")
            for known in operations.accounts.fixed[actor.key] ?? JSONObject() {
                entry[known.key] = known.value.stringValue.map { ["$literal": .string($0)] } ?? known.value
            }
            actors[actor.key] = .object(entry)
        }
        members["actors"] = .object(actors)
        members["setup"] = try members["setup"].map { steps throws(FixtureError) in
            .array(try all(steps.arrayValue ?? []))
        }
        return .object(members)
    }

    /// What a `suite.json` would say of this server.
    func manifest() throws(FixtureError) -> JSONValue {
        let secret = credentials.members(in: operations.source).union(Credentials.secrets(operations))
            .union(["password", "secret", "token", "accessToken", "access_token"])
        let accounts = operations.accounts
        let known = Set(accounts.fixed.values.flatMap(\.keys)).sorted()
        return [
            "name": .string("universal, in the words of \(operations.name)"), "version": "1.0.0",
            "profiles": ["universal": ["mandatory": true]],
            "http": ["headers": .object(operations.headers)], "socket": .object(operations.socket),
            "events": [],
            "timings": [
                "ack": ["ms": 5000], "delivery": ["ms": 5000], "closing": ["ms": 5000], "slack": ["ms": 500],
            ],
            "pacing": .array(pacing),
            "roles": .array(Set([accounts.opener, accounts.peer]).sorted().map { .string($0) }),
            "provisioning": [
                [
                    "name": "operations", "attributes": .array(known.map { .string($0) }),
                    "steps": .array(try provisioningSteps()),
                ]
            ],
            "invariants": ["ready": "UNIV-040"],
            "secrets": [
                "members": .array(secret.sorted().map { .string($0) }),
                "headers": .array(
                    secret.union(["authorization", "cookie", "set-cookie", "sec-websocket-protocol", "x-api-key"])
                        .map { $0.lowercased() }.sorted().unique.map { .string($0) }),
                "query": .array(secret.sorted().map { .string($0) }),
            ],
            "idMembers": "(^id|Id|_id)$",
        ]
    }

    /// An ordinary client's own restraint, on sending only.
    private var pacing: [JSONValue] {
        let pace = operations.pace
        let limit: JSONObject = ["count": .integer(pace.messages), "windowMs": .integer(pace.windowMs)]
        var rule = limit
        if let call = operations.send.step["call"]?.stringValue {
            let parts = call.split(separator: " ", maxSplits: 1).map(String.init)
            let path = (parts.last ?? "/").split(separator: "/", omittingEmptySubsequences: false)
                .map { $0.contains("<") ? "{}" : String($0) }.joined(separator: "/")
            rule["calls"] = .string("\(parts.first ?? "POST") \(path)")
        } else {
            rule["sends"] = "<_:any>"
        }
        return [.object(rule)]
    }

    private func provisioningSteps() throws(FixtureError) -> [JSONValue] {
        var steps: [JSONValue] = []
        for step in operations.accounts.steps {
            let call = try Recipe.step(step.objectValue ?? JSONObject(), by: "", isAttempt: false)
            steps.append(
                .object(JSONObject((call.objectValue ?? JSONObject()).filter { $0.key != "actor" }.map(\.pair))))
        }
        return steps
    }
}

extension [String] {
    /// The list without the repetitions of a sorted one.
    fileprivate var unique: [String] { reduce(into: []) { if $0.last != $1 { $0.append($1) } } }
}
