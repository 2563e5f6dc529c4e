import RawJSON

extension Connect {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        query = try object.replacements("query")
        headers = try object.replacements("headers")
        auth = try object.optional("auth") { auth throws(FixtureError) in
            auth.value.isNull ? Optional<Template>.none : try Template(auth)
        }
        subprotocols = try object.templateList("subprotocols")
        path = try object.optional("path") { path throws(FixtureError) in try TextTemplate(path) }
        resume = try object.optional("resume") { resume throws(FixtureError) in try ActorTemplate(resume) }
        isAnonymous = try object.optional("anonymous") { flag throws(FixtureError) in try flag.bool() } ?? false
        ready = try object.optional("ready") { ready throws(FixtureError) in try Ready(ready) } ?? .standard
        first =
            try object.optional("first") { first throws(FixtureError) in
                First.frame(first.value.isNull ? nil : try Template(first))
            } ?? .standard
        isKeptAlive = try object.optional("keepAlive") { flag throws(FixtureError) in try flag.bool() } ?? true
        receiveBufferBytes = try object.optional("receiveBufferBytes") { bytes throws(FixtureError) in
            try bytes.integer(atLeast: 1)
        }
        let again = object.optional("again")
        try again?.flag()
        isTriedAgain = again != nil
        try object.finish()
        if isTriedAgain, case .none = ready {
            throw reader.error(
                "'again' stands beside \"ready\": false, where no outcome is a failure", remedy: "remove one of them")
        }
    }
}

extension ConnectMany {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        upTo = try Amount(object.required("upTo"))
        perAccount = try object.optional("perAccount") { count throws(FixtureError) in try Amount(count) } ?? .fixed(1)
        try object.finish()
    }
}

extension Connect.Ready {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        switch reader.value {
        case .bool(false): self = .none
        case .bool(true): self = .standard
        default: self = .pattern(try Pattern(reader))
        }
    }
}

extension Raw {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        let forms = ["text", "hex", "fragments", "bytes"].filter { object.members.contains(key: $0) }
        guard let form = forms.first, forms.count == 1 else {
            throw reader.error(
                "'raw' has \(forms.isEmpty ? "no form" : forms.joined(separator: " and "))",
                remedy: "use exactly one of: text, hex, fragments, bytes")
        }
        let argument = try object.required(form)
        switch form {
        case "text": self = .text(try Template(argument))
        case "hex": self = .frame(bytes: try argument.bytes(), opcode: try object.required("opcode").choice())
        case "fragments":
            self = .fragments(try argument.list(atLeast: 2) { part throws(FixtureError) in try Template(part) })
        default: self = .bytes(try argument.bytes())
        }
        try object.finish()
    }
}

extension Close {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        code = try object.optional("code") { code throws(FixtureError) in try code.integer() }
        reason = try object.optional("reason") { reason throws(FixtureError) in try TextTemplate(reason) }
        try object.finish()
    }
}

extension ControlRequest {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        name = try reader.text()
        let arguments = object.optional("arguments") ?? JSONReader([:], at: reader.path)
        _ = try arguments.object()
        self.arguments = try Template(arguments)
        answer = try object.optional("answer") { answer throws(FixtureError) in try Pattern(answer) }
    }
}

extension ObjectReader {
    /// An object of values that replace others, where null takes one away.
    mutating func replacements(_ key: String) throws(FixtureError) -> [Named<Template?>] {
        try optional(key) { reader throws(FixtureError) in
            try reader.object().pairs { value throws(FixtureError) in
                value.value.isNull ? Optional<Template>.none : try Template(value)
            }
        } ?? []
    }

    /// A list of values to be sent.
    mutating func templateList(_ key: String) throws(FixtureError) -> [Template]? {
        try optional(key) { reader throws(FixtureError) in
            try reader.list { value throws(FixtureError) in try Template(value) }
        }
    }

    /// An object of values to be sent.
    mutating func templates(_ key: String) throws(FixtureError) -> [Named<Template>] {
        try optional(key) { reader throws(FixtureError) in
            try reader.object().pairs { value throws(FixtureError) in try Template(value) }
        } ?? []
    }
}

extension JSONReader {
    /// One word of a closed list.
    func choice<Choice: RawRepresentable & CaseIterable>() throws(FixtureError) -> Choice
    where Choice.RawValue == String {
        if let text = value.stringValue, let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw error(
            "\(value.excerpt(limit: 80)) is none of the words that can stand here", remedy: "use one of: \(all)")
    }
}
