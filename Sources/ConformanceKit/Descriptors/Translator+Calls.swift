import RawJSON

extension Translator {
    /// Makes a call of the suite as the server's own, and translates the answer back.
    ///
    /// - Parameters:
    ///   - actor: what is known of whoever calls.
    ///   - exchange: makes one call of the server's.
    func exchange(
        _ request: WireRequest, by actor: JSONObject, _ exchange: (WireRequest) async -> CallEnd
    ) async -> CallEnd {
        if let reason = lacks(request.method, request.path) { return .absent(reason) }
        guard
            let (rule, names) = descriptor.calls.lazy.compactMap({ rule in
                rule.place.match(request.method, request.path).map { (rule, $0) }
            }).first
        else { return translated(await exchange(unchanged(request)), nil, [:]) }
        let spoken = spoken(request, names, actor)
        var bound: JSONObject = ["unique": .string(RunPrefix().text)]
        var end = CallEnd.failed("the descriptor's recipe has no step")
        for step in rule.steps {
            var source = spoken
            source["bound"] = .object(bound)
            source["unique"] = bound["unique"]
            if step.path.needs.contains(where: { $0.isBound && JSONValue.object(source).value(at: $0) == nil }) {
                return .failed("an answer before it lacks what \(step.method) needs in its path")
            }
            guard let theirs = call(step, for: request, .object(source)) else {
                return .absent("\(descriptor.name) cannot say it: a value that its path needs is missing")
            }
            end = await exchange(theirs)
            guard case .answered(let answer) = end, answer.status < 400 else { break }
            for bind in step.bind { bound[bind.name] = answer.body?.value(at: bind.value) }
        }
        var context = spoken
        context["bound"] = .object(bound)
        return translated(end, rule, context)
    }

    /// What shapes for a request see of it.
    private func spoken(_ request: WireRequest, _ names: JSONObject, _ actor: JSONObject) -> JSONObject {
        let query = JSONObject(request.query.map { ($0.name, JSONValue.string($0.value)) })
        var source: JSONObject = [
            "path": .object(names), "query": descriptor.naming.spokenByThem(.object(query)), "actor": .object(actor),
        ]
        source["body"] = request.json.map(descriptor.naming.spokenByThem)
        return source
    }

    private func call(_ step: Descriptor.TheirCall, for request: WireRequest, _ source: JSONValue) -> WireRequest? {
        guard let path = step.path.path(from: source) else { return nil }
        return WireRequest(
            method: step.method, path: path, query: query(step.query, request, source),
            headers: headers(step.headers, request, source), body: body(step.body, request, source),
            cutAfterBytes: request.cutAfterBytes)
    }

    private func made(_ shape: Shape, _ source: JSONValue) -> JSONValue? {
        shape.make(from: source) { descriptor.naming.renamed($0, descriptor.naming.theirs) }.value
    }

    private func query(
        _ part: Descriptor.Part, _ request: WireRequest, _ source: JSONValue
    ) -> [Named<String>] {
        switch part {
        case .none: return []
        case .unchanged: return theirQuery(request)
        case .shape(let shape):
            return (made(shape, source)?.objectValue ?? JSONObject()).compactMap { member in
                member.value.scalarText.map { Named(member.key, $0) }
            }
        }
    }

    private func theirQuery(_ request: WireRequest) -> [Named<String>] {
        request.query.map { member in
            let value = descriptor.naming.spokenByThem([member.name: .string(member.value)])[member.name]
            return Named(descriptor.naming.theirs(member.name), value?.scalarText ?? member.value)
        }
    }

    private func headers(
        _ replaced: [Named<Shape?>], _ request: WireRequest, _ source: JSONValue
    ) -> [Named<String>] {
        let names = Set(replaced.map { $0.name.lowercased() })
        let own = replaced.compactMap { header in
            header.value.flatMap { made($0, source)?.scalarText }.map { Named(header.name, $0) }
        }
        return request.headers.filter { !names.contains($0.name.lowercased()) } + own
    }

    private func body(_ part: Descriptor.Part, _ request: WireRequest, _ source: JSONValue) -> [UInt8]? {
        switch part {
        case .none: return nil
        case .unchanged: return theirBody(request)
        case .shape(let shape):
            // What is no object has no parts to make another of.
            if request.body != nil, request.json?.objectValue == nil { return theirBody(request) }
            return made(shape, source).map(JSONWriter.compact.bytes)
        }
    }

    private func theirBody(_ request: WireRequest) -> [UInt8]? {
        guard let json = request.json else { return request.body }
        return JSONWriter.compact.bytes(
            descriptor.naming.renamed(descriptor.naming.spokenByThem(json), descriptor.naming.theirs))
    }

    /// A call that no rule mentions.
    private func unchanged(_ request: WireRequest) -> WireRequest {
        let path = descriptor.theirBase(of: request.path) ?? request.path
        return WireRequest(
            method: request.method, path: path, query: theirQuery(request), headers: request.headers,
            body: theirBody(request), cutAfterBytes: request.cutAfterBytes)
    }

    /// What the suite sees of an answer.
    private func translated(
        _ end: CallEnd, _ rule: Descriptor.CallRule?, _ context: JSONObject
    ) -> CallEnd {
        guard case .answered(let answer) = end else { return end }
        let status = rule?.status[answer.status] ?? descriptor.status[answer.status] ?? answer.status
        let shape = answer.status < 400 ? rule?.answer ?? descriptor.answer : descriptor.error
        var made = Shaped(value: answer.body.map { descriptor.naming.renamed($0, descriptor.naming.ours) })
        if let shape, answer.body != nil {
            var request = context
            request["bound"] = nil
            var source: JSONObject = ["status": .integer(answer.status), "request": .object(request)]
            source["body"] = answer.body
            source["bound"] = context["bound"]
            made = shape.make(from: .object(source)) { descriptor.naming.renamed($0, descriptor.naming.ours) }
        }
        made = ours(made)
        return .answered(
            ReceivedAnswer(
                status: status, headers: answer.headers, body: made.value,
                bodyText: made.value.map(JSONWriter.compact.string) ?? answer.bodyText, madeUp: made.madeUp,
                reformed: made.reformed, raw: answer.body.map { descriptor.naming.renamed($0, descriptor.naming.ours) })
        )
    }
}

extension WireRequest {
    /// The body, if it is JSON.
    fileprivate var json: JSONValue? {
        guard let body, !body.isEmpty else { return nil }
        return try? JSONParser().parse(body).value
    }
}

extension Shape {
    /// What a path is put together from.
    fileprivate var needs: [JSONPath] {
        guard case .text(let segments) = self else { return [] }
        return segments.compactMap { if case .taken(let path) = $0 { path } else { nil } }
    }
}

extension JSONPath {
    /// Whether an earlier answer of a recipe gives it.
    fileprivate var isBound: Bool { components.first == .member("bound") }
}
