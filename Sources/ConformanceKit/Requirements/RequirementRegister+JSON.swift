public import RawJSON

extension RequirementRegister {
    /// The file, relative to the suite.
    public static let file = "requirements.json"

    /// Reads `requirements.json`, whether generated or written by hand.
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        version = try object.required("version").text()
        digest = try object.optional("specificationSHA256") { digest throws(FixtureError) in try digest.string() } ?? ""
        let list = try object.required("requirements")
        requirements = try list.list { requirement throws(FixtureError) in try Requirement(requirement) }
        try object.finish()
        var seen: Set<String> = []
        for requirement in requirements where !seen.insert(requirement.id).inserted {
            throw list.error("the id '\(requirement.id)' stands twice", remedy: "an id is given once and never again")
        }
    }

    /// The register as `requirements.json` says it; the same register always gives the same text.
    public var json: JSONValue {
        [
            "version": .string(version),
            "specificationSHA256": .string(digest),
            "requirements": .array(requirements.map(\.json)),
        ]
    }
}

extension Requirement {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        id = try object.required("id").text()
        level = try object.required("level").choice()
        profiles = try object.optional("profiles") { names throws(FixtureError) in try names.strings() } ?? []
        chapter = try object.optional("chapter") { chapter throws(FixtureError) in try chapter.text() } ?? ""
        notObservable = try object.optional("notObservable") { reason throws(FixtureError) in try reason.text() }
        isWithdrawn = try object.optional("withdrawn") { flag throws(FixtureError) in try flag.bool() } ?? false
        let sentence = try object.required("sentence")
        self.sentence = isWithdrawn ? try sentence.string() : try sentence.text()
        let trailer = try object.optional("trailer") { trailer throws(FixtureError) in
            try trailer.object().pairs { text throws(FixtureError) in try text.string() }
        }
        self.trailer = Dictionary((trailer ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        try object.finish()
    }

    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "id": .string(id), "level": .string(level.rawValue), "profiles": .array(profiles.map(JSONValue.string)),
            "chapter": .string(chapter), "sentence": .string(sentence),
        ]
        object["notObservable"] = notObservable.map(JSONValue.string)
        if isWithdrawn { object["withdrawn"] = true }
        if !trailer.isEmpty {
            object["trailer"] = .object(JSONObject(trailer.sorted { $0.key < $1.key }.map { ($0, .string($1)) }))
        }
        return .object(object)
    }
}
