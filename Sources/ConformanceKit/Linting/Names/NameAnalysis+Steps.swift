import RawJSON

extension NameAnalysis {
    mutating func walk(_ step: Step) {
        if let actor = step.actor { act(actor, step) }
        switch step.verb {
        case .connect(let connect): walk(connect, step)
        case .connectMany(let crowd):
            count(crowd.upTo, at: step.path.appending("connectMany").appending("upTo"))
            count(crowd.perAccount, at: step.path.appending("connectMany").appending("perAccount"))
            if let literal = step.actor?.literal { scope.crowds.insert(literal.actor) }
        case .send(let template): use(template.names, at: step.path.appending("send"))
        case .raw(let raw): use(raw.names, at: step.path.appending("raw"))
        case .call(let call): walk(call, at: step.path)
        case .close(let close): use(close.reason?.names ?? [], at: step.path.appending("close"))
        case .control(let request):
            use(request.arguments.names, at: step.path.appending("arguments"))
            if let answer = request.answer { match(answer, at: step.path.appending("answer")) }
        case .cut, .stall, .unstall: break
        case .receive(let receive):
            if let shownBy = receive.shownBy {
                // It is looked at when the frame did not come, so that nothing the frame binds can be used in it.
                let start = scope
                use(shownBy.actor.text.names, at: shownBy.path.appending("actor"))
                walk(shownBy.call, at: shownBy.path)
                scope = start
            }
            match(receive.pattern, at: step.path.appending("receive"))
        case .receiveNext(let pattern): match(pattern, at: step.path.appending("receiveNext"))
        case .receivePong: break
        case .collect(let collect): walk(collect, step)
        case .nothing(let nothing):
            for observer in nothing.observers + nothing.outsiders {
                use(observer.text.names, at: step.path.appending("at"))
            }
            walk(nothing.until)
            match(nothing.pattern, at: step.path.appending("nothing"))
        case .answer(let answer): match(answer, at: step.path.appending("answer"))
        case .refused(let answer): match(answer, at: step.path.appending("refused"))
        case .closed(let closed):
            if let code = closed.code { match(code, at: step.path.appending("closed").appending("code")) }
            if let reason = closed.reason { match(reason, at: step.path.appending("closed").appending("reason")) }
        case .follow(let follow):
            walk(follow.call, at: step.path)
            if let filter = follow.filter { match(filter, at: step.path.appending("where")) }
            if let between = follow.between { walk(between, at: step.path.appending("between")) }
            bind(follow.name, NameInfo(kind: .any, isList: true), at: step.path.appending("as"))
        case .check(let checks):
            for check in checks { walk(check) }
        case .repetition(let loop): walk(loop, step)
        case .together(let race): walk(race, step)
        case .either(let either): walk(either)
        case .table(let table): walk(table, step)
        case .ignore(let pattern):
            match(pattern, at: step.path.appending("ignore"))
            if let bound = pattern.root.allBoundNames.first {
                report(
                    step.path.appending("ignore"),
                    "'<+\(bound.name):\(bound.kind.rawValue)>' binds in an ignored frame",
                    remedy: "use <_:\(bound.kind.rawValue)>")
            }
        }
    }

    /// Whoever acts on or looks at a socket must have asked for one before; `ignore` may speak of one still to come.
    private mutating func act(_ actor: ActorTemplate, _ step: Step) {
        use(actor.text.names, at: step.path.appending("actor"))
        guard let literal = actor.literal else { return }
        switch step.verb.name {
        case .connect, .connectMany, .call, .answer, .follow, .ignore: break
        default:
            guard !scope.isConnected(literal) else { return }
            report(
                step.path.appending("actor"), "\(literal) has not been connected",
                remedy: "connect it in an earlier step or in the world")
            // Once told is enough.
            scope.connections.insert(literal)
        }
    }

    private mutating func walk(_ connect: Connect, _ step: Step) {
        let path = step.path.appending("connect")
        use((connect.query + connect.headers).flatMap { $0.value?.names ?? [] }, at: path)
        use((connect.subprotocols ?? []).flatMap(\.names), at: path)
        if case .some(.some(let auth)) = connect.auth { use(auth.names, at: path) }
        use((connect.path?.names ?? []) + (connect.resume?.text.names ?? []), at: path)
        if case .frame(let first?) = connect.first { use(first.names, at: path.appending("first")) }
        if let resumed = connect.resume?.literal, !scope.isConnected(resumed) {
            report(path.appending("resume"), "\(resumed) has not been connected", remedy: "connect it before")
        }
        if case .pattern(let ready) = connect.ready { match(ready, at: path.appending("ready")) }
        if let literal = step.actor?.literal { scope.connections.insert(literal) }
    }

    private mutating func walk(_ call: Call, at path: JSONPath) {
        use(call.method.names + call.path.names, at: path)
        use(call.query.flatMap(\.value.names), at: path.appending("query"))
        use(call.headers.flatMap { $0.value?.names ?? [] }, at: path.appending("headers"))
        use(call.body.names, at: path)
        if let answer = call.answer { match(answer, at: path.appending("answer")) }
    }

    private mutating func match(_ answer: AnswerPattern, at path: JSONPath) {
        if let status = answer.status { match(status, at: path.appending("status")) }
        for header in answer.headers { match(header.value, at: path.appending("headers").appending(header.name)) }
        for cookie in answer.cookies { match(cookie.value, at: path.appending("cookies").appending(cookie.name)) }
        if let body = answer.body { match(body, at: path.appending("body")) }
        if let text = answer.text { match(text, at: path.appending("text")) }
    }

    private mutating func walk(_ collect: Collect, _ step: Step) {
        match(collect.pattern, at: step.path.appending("collect"))
        switch collect.end {
        case .pattern(let until): match(until, at: step.path.appending("until"))
        case .count(let amount): count(amount, at: step.path.appending("count"))
        }
        bind(collect.name, NameInfo(kind: .any, isList: true), at: step.path.appending("as"))
    }
}

extension Raw {
    fileprivate var names: [PlaceholderName] {
        switch self {
        case .text(let template): template.names
        case .fragments(let templates): templates.flatMap(\.names)
        case .frame, .bytes: []
        }
    }
}

extension Call.Body {
    fileprivate var names: [PlaceholderName] {
        switch self {
        case .json(let template), .text(let template), .blob(let template, _): template.names
        case .none, .bytes: []
        }
    }
}
