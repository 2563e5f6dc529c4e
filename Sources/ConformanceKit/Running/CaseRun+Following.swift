import RawJSON

extension CaseRun {
    /// `follow`: walks pages until there is no next one, and binds all their items as one list.
    func follow(
        _ follow: Follow, _ step: Step, _ scope: inout Scope, _ began: ContinuousClock.Instant
    ) async -> CaseEnd? {
        var items: [JSONValue] = []
        var extra: [Named<String>] = []
        for page in 1...Follow.maximumPages {
            let time: TimeFrame
            switch timeFrame(for: step, scope, page == 1 ? began : .now) {
            case .success(let frame): time = frame
            case .failure(let error): return unfilled(error, step)
            }
            let call = follow.call.adding(extra)
            describe(call, step, &scope)
            if let name = try? step.actor?.resolve(scope.bindings) { await pace(call, of: name, scope) }
            switch await exchange(call, step.actor, scope, timeout: max(time.deadline - .now, .milliseconds(100))) {
            case .unfilled(let error): return unfilled(error, step)
            case .cut: return nil
            case .failed(let reason):
                let text = "page \(page) got no answer: \(reason)"
                return found(Shortfall(kind: .transport, headline: text), step, scope)
            case .answered(let answer):
                if let shortfall = unexpected(answer, call, follow, page: page, scope) {
                    return found(shortfall, step, scope)
                }
                if page == 1, let pattern = call.answer { bind(pattern.match(answer, scope.bindings).bindings, &scope) }
                items += answer.body?.value(at: follow.items)?.arrayValue ?? []
                guard let next = follow.query(after: answer.body, page: page) else {
                    scope.bindings.bind(Binding(follow.name, .array(items), isList: true))
                    return nil
                }
                extra = next
            }
        }
        let text = "the walk has not ended after \(Follow.maximumPages) pages (\(items.count) items)"
        return found(Shortfall(headline: text), step, scope)
    }

    private func unexpected(
        _ answer: ReceivedAnswer, _ call: Call, _ follow: Follow, page: Int, _ scope: Scope
    ) -> Shortfall? {
        if let pattern = call.answer, case .differs(let differences) = pattern.match(answer, scope.bindings) {
            return Shortfall(
                headline: "page \(page) is not the answer required", expected: pattern.expectation,
                differences: differences, arrived: ["status \(answer.status) \(answer.bodyText)"])
        }
        if let path = follow.whilePath, answer.body?.value(at: path)?.boolValue == nil {
            let actual = answer.body?.value(at: path)?.excerpt() ?? "nothing"
            return Shortfall(
                headline: "page \(page) does not say whether there are more",
                differences: [Difference(path: path, expected: "true or false", actual: actual)])
        }
        let list = answer.body?.value(at: follow.items)
        guard list?.arrayValue == nil else { return nil }
        return Shortfall(
            headline: "page \(page) has no list",
            differences: [
                Difference(path: follow.items, expected: "an array", actual: list?.excerpt() ?? "nothing")
            ], arrived: ["status \(answer.status) \(answer.bodyText)"])
    }
}

extension Follow {
    /// The query members of the following request; nil when the walk is over.
    fileprivate func query(after body: JSONValue?, page: Int) -> [Named<String>]? {
        if let whilePath, body?.value(at: whilePath) != .bool(true) { return nil }
        var query: [Named<String>] = []
        for member in next {
            switch member.value {
            case .counted(let first): query.append(Named(member.name, String(first + page - 1)))
            case .path(let path):
                guard let value = body?.value(at: path), !value.isNull else { return nil }
                query.append(Named(member.name, value.stringValue ?? value.description))
            }
        }
        return query
    }
}

extension Call {
    /// The same call with some query members replaced.
    fileprivate func adding(_ members: [Named<String>]) -> Call {
        let kept = query.filter { old in !members.contains { $0.name == old.name } }
        let added = members.map { Named($0.name, Template(literal: $0.value)) }
        return Call(
            method: method, path: path, query: kept + added, headers: headers, isAnonymous: isAnonymous, body: body,
            cutAfterBytes: cutAfterBytes, answer: answer)
    }
}

extension Template {
    /// A text without placeholders.
    fileprivate init(literal text: String) {
        self.init(source: .string(text), root: .literal(.string(text)))
    }
}
