import RawJSON

extension Observer {
    /// `closed`: the server has ended the connection.
    func closed(_ closed: Closed, _ name: ConnectionName, _ scope: Scope, _ time: TimeFrame) -> Observation {
        guard let view = views[name] else {
            return .violated(Shortfall(kind: .transport, headline: "\(name) was never connected", observer: name))
        }
        switch view.refusal {
        case .answered(let status, _, _)?:
            return .violated(
                Shortfall(headline: "\(name) was refused with HTTP \(status), not accepted and closed", observer: name))
        case .failed(let reason)?:
            return .violated(
                Shortfall(kind: .transport, headline: "\(name) never connected: \(reason)", observer: name))
        case nil: break
        }
        guard let end = view.end, end.time <= time.deadline else {
            return .pending(
                Shortfall(
                    kind: .missedDeadline, headline: "\(name) is still open \(time.phrase)",
                    expected: closed.code.map { "close code \($0.source.excerpt())" }, observer: name))
        }
        if end.isOwn {
            return .violated(Shortfall(headline: "the case closed \(name) itself", observer: name))
        }
        if let early = tooEarly(end.time, time, "the close", name) { return early }
        return compare(closed, end, name, scope)
    }

    private func compare(
        _ closed: Closed, _ end: ConnectionEnd, _ name: ConnectionName, _ scope: Scope
    ) -> Observation {
        var bindings: [Binding] = []
        var differences: [Difference] = []
        if let code = closed.code {
            let result = code.match(end.code.map { .number(JSONNumber($0)) }, scope.bindings)
            bindings += result.bindings
            differences += result.differences.map { $0.below(JSONPath([.member("code")])) }
        }
        if let reason = closed.reason {
            let result = reason.match(.string(end.reason), scope.bindings)
            bindings += result.bindings
            differences += result.differences.map { $0.below(JSONPath([.member("reason")])) }
        }
        guard !differences.isEmpty else { return .satisfied(Satisfaction(bindings: bindings)) }
        return .violated(
            Shortfall(headline: "\(name) was closed differently", differences: differences, observer: name))
    }

    /// `answer`: the actor's latest HTTP exchange.
    func answer(_ pattern: AnswerPattern, _ name: ConnectionName, _ scope: Scope) -> Observation {
        guard let answer = answers[name.actor] else {
            return .violated(Shortfall(kind: .transport, headline: "\(name.actor) has had no answer", observer: name))
        }
        return compare(pattern, answer, "the answer is not the one required", name, scope)
    }

    /// `refused`: the handshake got an HTTP answer instead of a connection.
    func refused(_ pattern: AnswerPattern, _ name: ConnectionName, _ scope: Scope) -> Observation {
        switch views[name]?.refusal {
        case .answered(let status, let headers, let body)?:
            let answer = ReceivedAnswer(status: status, headers: headers, body: body, bodyText: "")
            return compare(pattern, answer, "the handshake was refused differently", name, scope)
        case .failed(let reason)?:
            return .violated(
                Shortfall(
                    kind: .transport, headline: "the handshake of \(name) had no answer: \(reason)",
                    expected: pattern.expectation, observer: name))
        case nil:
            return .violated(
                Shortfall(
                    headline: "the handshake of \(name) was accepted, not refused", expected: pattern.expectation,
                    observer: name))
        }
    }

    private func compare(
        _ pattern: AnswerPattern, _ answer: ReceivedAnswer, _ headline: String, _ name: ConnectionName,
        _ scope: Scope
    ) -> Observation {
        switch pattern.match(answer, scope.bindings) {
        case .matched(let bindings): return .satisfied(Satisfaction(bindings: bindings))
        case .differs(let differences):
            return .violated(
                Shortfall(
                    headline: headline, expected: pattern.expectation, differences: differences, observer: name))
        }
    }
}
