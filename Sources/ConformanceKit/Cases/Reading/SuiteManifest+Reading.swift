import RawJSON

extension SuiteManifest {
    /// Reads `suite.json`.
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        name = try object.required("name").text()
        version = try object.required("version").text()
        profiles = try object.required("profiles") { profiles throws(FixtureError) in
            try profiles.object().pairs { profile throws(FixtureError) in try Profile(profile) }
        }
        discovery = try object.optional("discovery") { discovery throws(FixtureError) in try Discovery(discovery) }
        headers =
            try object.optional("http") { http throws(FixtureError) in
                var members = try http.object()
                let headers = try members.templates("headers")
                try members.finish()
                return headers
            } ?? []
        socket = try object.required("socket") { socket throws(FixtureError) in try SocketDescription(socket) }
        events = try object.required("events").words()
        ambient = try object.words("ambient")
        refusals = try object.words("refusals")
        timings = try object.required("timings") { timings throws(FixtureError) in
            try timings.object().pairs { timing throws(FixtureError) in try Timing(timing) }
        }
        pacing =
            try object.optional("pacing") { rules throws(FixtureError) in
                try rules.list { rule throws(FixtureError) in try PacingRule(rule) }
            } ?? []
        roles = try object.required("roles").strings(atLeast: 1)
        provisioning =
            try object.optional("provisioning") { ways throws(FixtureError) in
                try ways.list { way throws(FixtureError) in try ProvisioningWay(way) }
            } ?? []
        invariants =
            try object.optional("invariants") { invariants throws(FixtureError) in
                try Invariants(invariants)
            } ?? Invariants(bystander: nil, unexpected: nil, forbidden: nil, frames: nil, ready: nil)
        forbiddenMembers = try object.words("forbiddenMembers")
        secrets =
            try object.optional("secrets") { secrets throws(FixtureError) in try Secrets(secrets) }
            ?? Secrets(members: [], headers: [], query: [])
        idMembers = try object.required("idMembers").textPattern()
        source = reader.value
        try object.finish()
    }
}

extension SuiteManifest.Profile {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        isMandatory = try object.optional("mandatory") { flag throws(FixtureError) in try flag.bool() } ?? false
        probe = try object.optional("probe") { id throws(FixtureError) in try id.text() }
        try object.finish()
    }
}

extension SuiteManifest.Discovery {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        call = try Call(object.required("call"), &object)
        profiles = try object.required("profiles").jsonPath()
        server = try object.optional("server") { path throws(FixtureError) in try path.jsonPath() }
        try object.finish()
    }
}

extension SuiteManifest.Invariants {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        bystander = try object.optional("bystander") { id throws(FixtureError) in try id.text() }
        unexpected = try object.optional("unexpected") { id throws(FixtureError) in try id.text() }
        forbidden = try object.optional("forbidden") { id throws(FixtureError) in try id.text() }
        frames = try object.optional("frames") { id throws(FixtureError) in try id.text() }
        ready = try object.optional("ready") { id throws(FixtureError) in try id.text() }
        try object.finish()
    }
}

extension SuiteManifest.Secrets {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        members = try object.words("members")
        headers = Set(try object.words("headers").map { $0.lowercased() })
        query = try object.words("query")
        try object.finish()
    }
}

extension ObjectReader {
    fileprivate mutating func words(_ key: String) throws(FixtureError) -> Set<String> {
        try optional(key) { list throws(FixtureError) in try list.words() } ?? []
    }
}

extension JSONReader {
    /// A list of words in which none stands twice.
    func words() throws(FixtureError) -> Set<String> {
        let list = try strings()
        let words = Set(list)
        if words.count < list.count { throw error("a word stands twice", remedy: "remove one of them") }
        return words
    }
}
