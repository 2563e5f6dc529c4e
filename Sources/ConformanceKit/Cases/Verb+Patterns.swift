import RawJSON

extension Verb {
    /// The patterns that are compared with frames, each with its place below the step.
    var framePatterns: [(pattern: Pattern, path: JSONPath)] {
        let own = JSONPath([.member(name.rawValue)])
        switch self {
        case .receive(let receive): return [(receive.pattern, own)]
        case .receiveNext(let pattern), .ignore(let pattern): return [(pattern, own)]
        case .nothing(let nothing): return [(nothing.pattern, own)]
        case .collect(let collect):
            guard case .pattern(let until) = collect.end else { return [(collect.pattern, own)] }
            return [(collect.pattern, own), (until, JSONPath([.member("until")]))]
        case .connect(let connect):
            guard case .pattern(let ready) = connect.ready else { return [] }
            return [(ready, own.appending("ready"))]
        default: return []
        }
    }

    /// What an HTTP answer is compared with.
    var answerPattern: AnswerPattern? {
        switch self {
        case .call(let call): call.answer
        case .follow(let follow): follow.call.answer
        case .answer(let answer), .refused(let answer): answer
        default: nil
        }
    }
}

extension Verb {
    /// The patterns that are compared with what is no frame: HTTP answers, and those of controls.
    fileprivate var otherPatterns: [Pattern] {
        if case .control(let request) = self { return request.answer.map { [$0] } ?? [] }
        return answerPattern?.patterns ?? []
    }
}

extension Step {
    /// The names that the step itself gives to something.
    var boundNames: [String] {
        let patterns = verb.framePatterns.map(\.pattern) + verb.otherPatterns
        let lists: [String] =
            switch verb {
            case .collect(let collect): [collect.name]
            case .follow(let follow): [follow.name]
            default: []
            }
        return patterns.flatMap(\.root.allBoundNames).map(\.name) + lists
    }

    /// The names that the step's own patterns need and do not bind.
    ///
    /// A pattern with a name that has no value matches nothing, so that a proof of absence would hold for the wrong
    /// reason.
    var patternNames: [PlaceholderName] {
        switch verb {
        case .either(let either): either.alternatives.flatMap { $0.steps.patternNames }
        case .check(let checks): checks.flatMap(\.patterns).flatMap(\.names)
        case .nothing(let nothing):
            nothing.pattern.names.filter { name in
                !nothing.until.contains { $0.boundNames.contains(name.text) }
            }
        case .closed(let closed): [closed.code, closed.reason].compactMap { $0 }.flatMap(\.names)
        default:
            verb.framePatterns.map(\.pattern).flatMap(\.names) + verb.otherPatterns.flatMap(\.names)
        }
    }
}

extension [Step] {
    /// The names that these steps need, less those that an earlier one of them binds.
    fileprivate var patternNames: [PlaceholderName] {
        var bound: Set<String> = []
        var names: [PlaceholderName] = []
        for step in self {
            names += step.patternNames.filter { !bound.contains($0.text) }
            bound.formUnion(step.boundNames)
        }
        return names
    }
}
