import RawJSON

extension Descriptor {
    /// Reads a descriptor.
    ///
    /// - Parameter file: how mistakes call it.
    /// - Throws: the first mistake, with its place and a remedy.
    public init(yaml text: String, file: String) throws(FixtureError) {
        do throws(FixtureError) {
            self = try Descriptor(JSONReader(YAMLText.json(text)), digest: SHA256.hexadecimal(of: text.utf8))
        } catch {
            throw error.inFile(file)
        }
    }

    private init(_ reader: JSONReader, digest: String) throws(FixtureError) {
        var object = try reader.object()
        self.digest = digest
        name = try object.required("name").text()
        about = try object.optional("about") { about throws(FixtureError) in try about.text() } ?? ""
        profiles = try object.optional("profiles") { names throws(FixtureError) in try names.strings(atLeast: 1) }
        capabilities = try object.optional("capabilities") { value throws(FixtureError) in
            .object(try value.record())
        }
        naming = try Naming(&object)
        base =
            try object.optional("base") { base throws(FixtureError) in
                try base.object().pairs { path throws(FixtureError) in try path.text() }.map { ($0.name, $0.value) }
            } ?? []
        suite =
            try object.optional("suite") { suite throws(FixtureError) in
                var members = try suite.object()
                var record = JSONObject()
                for name in ["http", "socket"] { record[name] = members.optional(name)?.value }
                try members.finish()
                return record
            } ?? JSONObject()
        calls =
            try object.optional("calls") { calls throws(FixtureError) in
                try calls.list(atLeast: 1) { rule throws(FixtureError) in try CallRule(rule) }
            } ?? []
        answer = try object.optional("answer") { shape throws(FixtureError) in try Shape(shape) }
        error = try object.optional("error") { shape throws(FixtureError) in try Shape(shape) }
        status = try Self.statuses(object.optional("status"))
        sends = try Self.rules(object.optional("sends"))
        receives = try Self.rules(object.optional("receives"))
        var absentCalls: [CallPlace] = []
        var absentEvents: Set<String> = []
        for entry in try object.optional("absent")?.list(atLeast: 1, { $0 }) ?? [] {
            let text = try entry.text()
            if text.contains(" ") {
                absentCalls.append(try CallPlace(entry))
            } else {
                absentEvents.insert(text)
            }
        }
        self.absentCalls = absentCalls
        self.absentEvents = absentEvents
        areOthersAbsent =
            try object.optional("others") { others throws(FixtureError) in
                guard others.value == "absent" || others.value == "unchanged" else {
                    throw others.error("\(others.value) is no way with others", remedy: "write absent or unchanged")
                }
                return others.value == "absent"
            } ?? false
        try object.finish()
    }

    fileprivate static func statuses(_ reader: JSONReader?) throws(FixtureError) -> [Int: Int] {
        var statuses: [Int: Int] = [:]
        for member in try reader?.object().all() ?? [] {
            guard let theirs = Int(member.key) else {
                throw member.reader.error("'\(member.key)' is no status", remedy: "write {theirs: ours}, as {422: 400}")
            }
            let ours = try member.reader.integer(atLeast: 100)
            guard (theirs < 400) == (ours < 400) else {
                throw member.reader.error(
                    "\(theirs) and \(ours) are not the same outcome", remedy: "keep refusals refusals")
            }
            statuses[theirs] = ours
        }
        return statuses
    }

    private static func rules(_ reader: JSONReader?) throws(FixtureError) -> [FrameRule] {
        guard let reader else { return [] }
        return try reader.list(atLeast: 1) { rule throws(FixtureError) in
            var members = try rule.object()
            let from = try Pattern(members.required("from"))
            let to = try Shape(members.required("to"))
            try members.finish()
            if let name = from.names.first?.text ?? from.boundNames.first?.name {
                throw rule.error("'from' has the name <\(name)>", remedy: "say what the frame must be, without names")
            }
            return FrameRule(from: from, to: to)
        }
    }
}

extension Naming {
    fileprivate init(_ object: inout ObjectReader) throws(FixtureError) {
        self.init()
        isSnakeCase =
            try object.optional("names") { names throws(FixtureError) in
                guard names.value == "snake_case" || names.value == "as-is" else {
                    throw names.error("\(names.value) is no way to write names", remedy: "write snake_case or as-is")
                }
                return names.value == "snake_case"
            } ?? false
        renamed =
            try object.optional("rename") { rename throws(FixtureError) in
                try rename.object().pairs { name throws(FixtureError) in try name.text() }
                    .map { (ours: $0.name, theirs: $0.value) }
            } ?? []
        if let twice = renamed.map(\.theirs).repeated {
            throw FixtureError(
                at: ["rename"], "two members are '\(twice)', so that none could be told on the way back",
                remedy: "give each its own name")
        }
        for member in try object.optional("values")?.object().all() ?? [] {
            values[member.key] = try member.reader.object().pairs { word throws(FixtureError) in
                guard let text = word.value.scalarText else {
                    throw word.error("\(word.value) is no word", remedy: "write a text or a number")
                }
                return text
            }.map { (ours: $0.name, theirs: $0.value) }
            if let twice = values[member.key]?.map(\.theirs).repeated {
                throw member.reader.error(
                    "two words are '\(twice)', so that none could be told on the way back",
                    remedy: "give each its own word; what the dialect does not tell apart, it does not have")
            }
        }
        times = try object.optional("times") { times throws(FixtureError) in
            var members = try times.object()
            let form = try members.required("form")
            let names = Set(try members.required("members").strings(atLeast: 1))
            try members.finish()
            guard let known = TimeForm(rawValue: form.value.stringValue ?? "") else {
                throw form.error("\(form.value) is no form of time", remedy: "write seconds or milliseconds")
            }
            return (known, names)
        }
        numbers = Set(try object.optional("numbers") { names throws(FixtureError) in try names.strings() } ?? [])
        texts = Set(try object.optional("texts") { names throws(FixtureError) in try names.strings() } ?? [])
    }
}

extension Descriptor.CallPlace {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        let (method, path) = try reader.methodAndPath()
        self.method = method
        segments = path.split(separator: "/").map { part in
            guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
            return .any(name: part.count > 2 ? String(part.dropFirst().dropLast()) : nil)
        }
    }
}

extension Descriptor.CallRule {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        let call = try object.required("call")
        place = try Descriptor.CallPlace(call)
        answer = try object.optional("answer") { shape throws(FixtureError) in try Shape(shape) }
        status = try Descriptor.statuses(object.optional("status"))
        if let list = object.optional("steps") {
            steps = try list.list(atLeast: 1) { step throws(FixtureError) in try Descriptor.TheirCall(step) }
        } else {
            // Without another call it is the suite's own, whose segments go over as they are.
            let isOurs = reader.value["as"] == nil
            let call = try isOurs ? call : object.required("as")
            steps = [try Descriptor.TheirCall(call, isOurs: isOurs, &object)]
        }
        try object.finish()
    }
}

extension Descriptor.TheirCall {
    /// A step of a recipe.
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        let call = try object.required("call")
        let bind =
            try object.optional("bind")?.object().pairs { path throws(FixtureError) in try path.jsonPath() } ?? []
        try self.init(call, isOurs: false, &object, bind: bind)
        try object.finish()
    }

    /// - Parameter isOurs: whether the call is the suite's own, whose segments in braces go over as they are.
    fileprivate init(
        _ call: JSONReader, isOurs: Bool, _ object: inout ObjectReader, bind: [Named<JSONPath>] = []
    ) throws(FixtureError) {
        let (method, path) = try call.methodAndPath()
        self.method = method
        self.bind = bind
        let written = isOurs ? path.replacing("{", with: "<path.").replacing("}", with: ">") : path
        self.path = try Shape(JSONReader(.string(written), at: call.path))
        query = try Descriptor.Part(object.optional("query"))
        body = try Descriptor.Part(object.optional("body"))
        headers =
            try object.optional("headers")?.object().pairs { value throws(FixtureError) in
                value.value.isNull ? nil : try Shape(value)
            } ?? []
    }
}

extension Descriptor.Part {
    fileprivate init(_ reader: JSONReader?) throws(FixtureError) {
        guard let reader else {
            self = .unchanged
            return
        }
        self = reader.value.isNull ? .none : .shape(try Shape(reader))
    }
}

extension JSONReader {
    fileprivate func methodAndPath() throws(FixtureError) -> (method: String, path: String) {
        let words = try text().split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, words[1].hasPrefix("/") else {
            throw error("\(value) is no call", remedy: "write METHOD /path")
        }
        return (words[0], words[1])
    }
}

extension [String] {
    /// The first that stands in it twice.
    fileprivate var repeated: String? {
        var seen: Set<String> = []
        return first { !seen.insert($0).inserted }
    }
}
