import RawJSON

extension SocketDescription {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        transport =
            try object.optional("transport") { word throws(FixtureError) -> Transport in try word.choice() }
            ?? .webSocket
        auth = try object.unlessNull("auth") { auth throws(FixtureError) in try Template(auth) }
        namespace = try object.optional("namespace") { name throws(FixtureError) in try name.text() } ?? "/"
        path = try object.required("path") { path throws(FixtureError) in try TextTemplate(path) }
        query = try object.templates("query")
        headers = try object.templates("headers")
        subprotocols = try object.templateList("subprotocols") ?? []
        first = try object.unlessNull("first") { first throws(FixtureError) in try Template(first) }
        ready = try object.unlessNull("ready") { ready throws(FixtureError) in try Pattern(ready) }
        event = try object.required("event").jsonPath()
        track = try object.optional("track") { track throws(FixtureError) in try Tracked.list(track) } ?? []
        keepAlive = try object.optional("keepAlive") { keepAlive throws(FixtureError) in
            var members = try keepAlive.object()
            let timing = try members.required("ping").text()
            try members.finish()
            return timing
        }
        resumeQuery =
            try object.optional("resume") { resume throws(FixtureError) in
                var members = try resume.object()
                let query = try members.replacements("query")
                try members.finish()
                return query
            } ?? []
        try object.finish()
    }
}

extension SocketDescription.Tracked {
    fileprivate static func list(_ reader: JSONReader) throws(FixtureError) -> [SocketDescription.Tracked] {
        var tracked: [SocketDescription.Tracked] = []
        for member in try reader.object().all() {
            var object = try member.reader.object()
            let path = try object.required("path").jsonPath()
            let events = try object.required("events").words()
            try object.finish()
            tracked.append(SocketDescription.Tracked(name: member.key, path: path, events: events))
        }
        return tracked
    }
}

extension Timing {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        if let milliseconds = object.optional("ms") {
            self = .fixed(.milliseconds(try milliseconds.integer()))
            try object.finish()
            return
        }
        let path = try object.required("path").jsonPath()
        let standard = try object.required("default").integer()
        let minimum = try object.optional("min") { bound throws(FixtureError) in try bound.integer() }
        let maximum = try object.optional("max") { bound throws(FixtureError) in try bound.integer() }
        try object.finish()
        guard (minimum ?? standard) <= standard, standard <= (maximum ?? standard) else {
            throw reader.error("the default is outside its own bounds", remedy: "mend 'default', 'min' or 'max'")
        }
        self = .advertised(
            path: path, standard: .milliseconds(standard), minimum: minimum.map { .milliseconds($0) },
            maximum: maximum.map { .milliseconds($0) })
    }
}

extension ProvisioningWay {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        name = try object.required("name").text()
        condition = try object.optional("when") { when throws(FixtureError) in
            var members = try when.object()
            let path = try members.required("path").jsonPath()
            let pattern = try members.bindless("is")
            try members.finish()
            return Condition(path: path, pattern: pattern)
        }
        roles = try object.optional("roles") { roles throws(FixtureError) in try roles.strings() }
        attributes = try object.optional("attributes") { names throws(FixtureError) in try names.words() } ?? []
        needs = try object.optional("needs") { names throws(FixtureError) in try names.words() } ?? []
        calls = try object.required("steps").list { step throws(FixtureError) in
            var members = try step.object()
            let call = try Call(members.required("call"), &members)
            try members.finish()
            return ProvisioningCall(call: call, path: step.path)
        }
        try object.finish()
    }
}

extension ObjectReader {
    /// A member that may also be null, which says the same as its absence.
    fileprivate mutating func unlessNull<Value>(
        _ key: String, _ read: (JSONReader) throws(FixtureError) -> Value
    ) throws(FixtureError) -> Value? {
        guard let reader = optional(key), !reader.value.isNull else { return nil }
        return try read(reader)
    }
}
