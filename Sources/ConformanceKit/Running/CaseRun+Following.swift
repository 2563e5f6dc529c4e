import RawJSON

extension CaseRun {
    /// `follow`: walks pages until there is no next one, and binds all their items as one list.
    func follow(
        _ follow: Follow, _ step: Step, _ scope: inout Scope, _ began: ContinuousClock.Instant
    ) async -> CaseEnd? {
        var items: [JSONValue] = []
        var extra: [Named<String>] = []
        for number in 1...Follow.maximumPages {
            let time: TimeFrame
            switch timeFrame(for: step, scope, number == 1 ? began : .now) {
            case .success(let frame): time = frame
            case .failure(let error): return unfilled(error, step)
            }
            let call = follow.call.adding(extra)
            describe(call, step, &scope)
            if let name = try? step.actor?.resolve(scope.bindings) { await pace(call, of: name, scope) }
            switch await exchange(call, step.actor, scope, timeout: max(time.deadline - .now, .milliseconds(100))) {
            case .unfilled(let error): return unfilled(error, step)
            case .cut: return nil
            case .absent(let reason): return .notApplicable(reason)
            case .failed(let reason):
                let text = "page \(number) got no answer: \(reason)"
                return found(Shortfall(kind: .transport, headline: text), step, scope)
            case .answered(let answer):
                if let shortfall = unexpected(answer, call, follow, page: number, scope) {
                    return found(shortfall, step, scope)
                }
                if number == 1, let pattern = call.answer {
                    bind(pattern.match(answer, scope.bindings).bindings, &scope)
                }
                let page = answer.body?.value(at: follow.items)?.arrayValue ?? []
                items += page.filter { item in follow.filter?.match(item, scope.bindings).isMatch ?? true }
                guard let next = follow.query(after: answer.body, page, number: number) else {
                    if follow.between != nil, number == 1 {
                        return .notObservable(follow.reasonForOnePage(answer.body))
                    }
                    if follow.isReversed { items.reverse() }
                    scope.bindings.bind(Binding(follow.name, .array(items), isList: true))
                    return nil
                }
                extra = next
                if let end = await perform(follow.between, after: number, &scope) { return end }
            }
        }
        let text = "the walk has not ended after \(Follow.maximumPages) pages (\(items.count) items)"
        return found(Shortfall(headline: text), step, scope)
    }

    /// What happens between two pages; names bound in it are gone afterwards.
    private func perform(_ between: Follow.Between?, after page: Int, _ scope: inout Scope) async -> CaseEnd? {
        guard let between else { return nil }
        var turn = scope
        turn.turns.append("after page \(page)")
        turn.bindings.bind(Binding(between.counter, .number(JSONNumber(page))))
        if let end = await perform(between.steps, &turn) { return end }
        scope.follow(turn)
        return nil
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
    /// Why there was no second page to look at.
    fileprivate func reasonForOnePage(_ body: JSONValue?) -> String {
        for member in next {
            guard case .path(let path) = member.value, body?.value(at: path) == nil else { continue }
            return "there is nothing at \(path), where the first page should say how to get the next one; "
                + "correct that path, or ask for smaller pages"
        }
        return "one page held everything; ask for smaller pages"
    }

    /// The query members of the following request; nil when the walk is over.
    fileprivate func query(after body: JSONValue?, _ items: [JSONValue], number: Int) -> [Named<String>]? {
        if next.isEmpty { return nil }
        if let whilePath {
            if body?.value(at: whilePath) != .bool(true) { return nil }
        } else if items.isEmpty {
            return nil
        }
        var query: [Named<String>] = []
        for member in next {
            switch member.value {
            case .counted(let first): query.append(Named(member.name, String(first + number - 1)))
            case .path(let path):
                guard let value = body?.value(at: path), !value.isNull else { return nil }
                query.append(Named(member.name, value.stringValue ?? value.description))
            case .lastItem(let path):
                guard let value = items.last?.value(at: path), !value.isNull else { return nil }
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
