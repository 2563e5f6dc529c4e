import RawJSON

extension Receive {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        pattern = try Pattern(reader)
        shownBy = try object.optional("shownBy") { call throws(FixtureError) in try ShownBy(call) }
    }
}

extension ShownBy {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        actor = try ActorTemplate(object.required("actor"))
        call = try Call(object.required("call"), &object)
        path = reader.path
        try object.finish()
        guard call.answer != nil else {
            throw reader.error("'shownBy' does not say what shows the effect", remedy: "add 'answer'")
        }
    }
}

extension Collect {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        pattern = try Pattern(reader)
        name = try object.required("as").bindableName()
        let until = try object.optional("until") { until throws(FixtureError) in try Pattern(until) }
        let count = try object.optional("count") { count throws(FixtureError) in try Amount(count) }
        switch (until, count) {
        case (let until?, nil): end = .pattern(until)
        case (nil, let count?): end = .count(count)
        default: throw reader.error("'collect' has no single end", remedy: "add either 'until' or 'count'")
        }
        if let bound = pattern.root.allBoundNames.first {
            throw reader.error(
                "'<+\(bound.name):\(bound.kind.rawValue)>' would be bound by every frame",
                remedy: "use <_:\(bound.kind.rawValue)>; the list is bound to 'as'")
        }
    }
}

extension Nothing {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        pattern = try Pattern(reader)
        outsiders =
            try object.optional("norAt") { list throws(FixtureError) in
                try list.list(atLeast: 1) { actor throws(FixtureError) in try ActorTemplate(actor) }
            } ?? []
        // Where outsiders are looked at, nobody else need be.
        observers = try object.required("at").list(atLeast: outsiders.isEmpty ? 1 : 0) { actor throws(FixtureError) in
            try ActorTemplate(actor)
        }
        until = try object.required("until") { steps throws(FixtureError) in try Step.list(steps) }
        if let bound = pattern.root.allBoundNames.first {
            throw reader.error(
                "'<+\(bound.name):\(bound.kind.rawValue)>' stands in a frame that must not come",
                remedy: "use <_:\(bound.kind.rawValue)>")
        }
    }
}

extension Closed {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        code = try object.optional("code") { code throws(FixtureError) in try Pattern(optionalValue: code) }
        reason = try object.optional("reason") { reason throws(FixtureError) in try Pattern(optionalValue: reason) }
        try object.finish()
    }
}

extension Follow {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        call = try Call(page: reader, &object)
        items = try object.required("items").jsonPath()
        next =
            try object.optional("next") { next throws(FixtureError) in
                try next.object().pairs { member throws(FixtureError) in try Next(member) }
            } ?? []
        whilePath = try object.optional("while") { path throws(FixtureError) in try path.jsonPath() }
        between = try object.optional("between") { between throws(FixtureError) in try Between(between) }
        filter = object.members.contains(key: "where") ? try object.bindless("where") : nil
        isReversed = try object.optional("reversed") { flag throws(FixtureError) in try flag.bool() } ?? false
        name = try object.required("as").bindableName()
        if next.isEmpty, whilePath != nil {
            throw reader.error("'while' has no next page", remedy: "add 'next'")
        }
    }
}

extension Follow.Between {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        counter = try object.required("as").bindableName()
        steps = try object.required("steps") { steps throws(FixtureError) in try Step.some(steps) }
        try object.finish()
    }
}

extension Follow.Next {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        guard case .object = reader.value else {
            self = .path(try reader.jsonPath())
            return
        }
        var object = try reader.object()
        if let last = object.optional("last") {
            self = .lastItem(try last.jsonPath())
        } else {
            self = .counted(from: try object.required("from").integer())
        }
        try object.finish()
    }
}

extension JSONReader {
    /// A name that a step gives to a value.
    func bindableName() throws(FixtureError) -> String {
        let name = try text()
        guard PlaceholderName.isBindable(name) else {
            throw error("'\(name)' cannot be bound", remedy: "use one word of letters, digits and underscores")
        }
        return name
    }
}
