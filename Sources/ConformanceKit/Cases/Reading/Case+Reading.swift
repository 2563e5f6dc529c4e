import RawJSON

extension Case {
    /// Reads a case from its file.
    init(id: String, _ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        self.id = id
        title = try object.required("title").text()
        profile = try object.required("profile").text()
        status = try object.optional("status") { word throws(FixtureError) -> Status in try word.choice() } ?? .accepted
        world = try object.required("world").text()
        isExclusive = try object.optional("exclusive") { flag throws(FixtureError) in try flag.bool() } ?? false
        given = try object.optional("given") { given throws(FixtureError) in try Pattern(given) }
        twin = try object.optional("twin") { twin throws(FixtureError) in try Twin(twin) }
        setup = try object.optional("setup") { steps throws(FixtureError) in try Step.list(steps) } ?? []
        steps = try object.required("steps") { steps throws(FixtureError) in try Step.some(steps) }
        source = reader.value
        try object.finish()
    }
}

extension Case.Twin {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        if let reason = object.optional("none") {
            self = .impossible(because: try reason.text())
        } else {
            let id = try object.required("case").text()
            let places = try object.required("differs").list(atLeast: 1) { place throws(FixtureError) in
                try place.jsonPointer()
            }
            self = .differs(from: id, at: places)
        }
        try object.finish()
    }
}

extension World {
    /// Reads a world from its file.
    init(name: String, _ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        self.name = name
        title = try object.required("title").text()
        let actors = try object.required("actors")
        self.actors = try WorldActor.list(actors)
        setup = try object.optional("setup") { steps throws(FixtureError) in try Step.list(steps) } ?? []
        source = reader.value
        try object.finish()
        guard self.actors.contains(where: { $0.name == Self.bystander && !$0.connect.isEmpty }) else {
            throw actors.error(
                "nobody listens for leaks", remedy: "add the actor '\(Self.bystander)' with \"connect\": [\"main\"]")
        }
    }
}

extension WorldActor {
    fileprivate static func list(_ reader: JSONReader) throws(FixtureError) -> [WorldActor] {
        var actors: [WorldActor] = []
        for member in try reader.object().all() { actors.append(try WorldActor(name: member.key, member.reader)) }
        return actors
    }

    private init(name: String, _ reader: JSONReader) throws(FixtureError) {
        guard ConnectionName.isName(name) else {
            throw reader.error("'\(name)' cannot name an actor", remedy: "use one word")
        }
        self.name = name
        var object = try reader.object()
        role = try object.required("role").text()
        nickname = try object.optional("nickname") { nickname throws(FixtureError) in try Template(nickname) }
        connect =
            try object.optional("connect") { names throws(FixtureError) in
                try names.list { name throws(FixtureError) in try name.connectionWord() }
            } ?? []
        attributes = try object.pairs { value throws(FixtureError) in try Template(value) }
            .filter { !["role", "nickname", "connect"].contains($0.name) }
    }
}

extension JSONReader {
    func jsonPointer() throws(FixtureError) -> JSONPath {
        let text = try string()
        do throws(JSONPath.SyntaxError) {
            return try JSONPath(pointer: text)
        } catch {
            throw self.error(error.description, remedy: "write a JSON pointer such as /steps/0/send/data")
        }
    }

    fileprivate func connectionWord() throws(FixtureError) -> String {
        let name = try text()
        guard ConnectionName.isName(name) else {
            throw error("'\(name)' cannot name a connection", remedy: "use one word, such as \"main\"")
        }
        return name
    }
}
