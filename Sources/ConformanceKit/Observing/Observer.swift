import RawJSON

/// Judges observations over what connections have seen so far: pure, so that every rule of the fixture language can be
/// tested without a socket or a clock.
struct Observer {
    /// What every connection of the case has seen.
    var views: [ConnectionName: ConnectionView]
    /// The latest HTTP answer of each actor.
    var answers: [String: ReceivedAnswer]
    /// All events of the protocol; others are ignored.
    let events: Set<String>
    /// Events that `receiveNext` does not count as next.
    let ambient: Set<String>
    /// Events that tell of a command that was not carried out.
    let refusals: Set<String>
    /// Where the event's name stands in a frame.
    let eventPath: JSONPath
    /// Whether a shortfall is to be explained; while one still waits, nobody reads the explanation.
    var explains = true

    /// What `step` comes to now.
    func attempt(_ step: Step, _ scope: Scope, _ time: TimeFrame) -> Observation {
        do throws(TemplateError) {
            switch step.verb {
            case .receive(let receive):
                return try receiveAny(receive.pattern, connection(step, scope), scope, time)
            case .receiveNext(let pattern): return try receiveNext(pattern, connection(step, scope), scope, time)
            case .receivePong(let bytes): return try receivePong(bytes, connection(step, scope), time)
            case .collect(let collect): return try self.collect(collect, connection(step, scope), scope, time)
            case .closed(let closed): return try self.closed(closed, connection(step, scope), scope, time)
            case .answer(let pattern): return try answer(pattern, connection(step, scope), scope)
            case .refused(let pattern): return try refused(pattern, connection(step, scope), scope)
            case .check(let checks): return try check(checks, scope)
            case .either(let either): return self.either(either, scope, time)
            default:
                return .violated(Shortfall(headline: "\(step.verb.name.rawValue) cannot stand in an either"))
            }
        } catch {
            return .violated(Shortfall(headline: error.description))
        }
    }

    /// The same state, in which no frame of that connection is noise.
    func withoutNoise(at name: ConnectionName) -> Observer {
        var observer = self
        observer.views[name]?.ignored = []
        return observer
    }

    private func connection(_ step: Step, _ scope: Scope) throws(TemplateError) -> ConnectionName {
        guard let actor = step.actor else {
            throw TemplateError("the step names no actor", remedy: "add 'actor'")
        }
        return try actor.resolve(scope.bindings)
    }

    /// The alternatives in their order, each on what the steps before it left.
    private func either(_ either: Either, _ scope: Scope, _ time: TimeFrame) -> Observation {
        var shortfalls: [Shortfall] = []
        var isOver = true
        for (index, alternative) in either.alternatives.enumerated() {
            switch sequence(alternative.steps, scope, time) {
            case .satisfied(var satisfaction):
                satisfaction.alternatives.append((index + 1, alternative.outcome))
                return .satisfied(satisfaction)
            case .pending(let shortfall):
                shortfalls.append(shortfall)
                isOver = false
            case .violated(let shortfall): shortfalls.append(shortfall)
            }
        }
        let kind = isOver ? Finding.Kind.mismatch : .missedDeadline
        let joined = Shortfall(
            kind: kind,
            headline: "none of the \(either.alternatives.count) lawful alternatives: "
                + shortfalls.map(\.headline).joined(separator: "; or "),
            expected: shortfalls.compactMap(\.expected).joined(separator: " | "),
            differences: shortfalls.flatMap(\.differences), arrived: shortfalls.last?.arrived ?? [],
            observer: shortfalls.compactMap(\.observer).first)
        return isOver ? .violated(joined) : .pending(joined)
    }

    /// Several observations after each other, all of them or none.
    func sequence(_ steps: [Step], _ scope: Scope, _ time: TimeFrame) -> Observation {
        var observer = self
        var scope = scope
        var whole = Satisfaction()
        for step in steps {
            switch observer.attempt(step, scope, time) {
            case .satisfied(let part):
                for (name, indices) in part.consumed {
                    whole.consumed[name, default: []].formUnion(indices)
                    observer.views[name]?.consumed.formUnion(indices)
                }
                scope.bindings.bind(part.bindings)
                whole.bindings += part.bindings
                whole.alternatives += part.alternatives
            case .pending(let shortfall): return .pending(shortfall)
            case .violated(let shortfall): return .violated(shortfall)
            }
        }
        return .satisfied(whole)
    }

    private func check(_ checks: [Check], _ scope: Scope) throws(TemplateError) -> Observation {
        var differences: [Difference] = []
        for check in checks { differences += try check.evaluate(scope.bindings) }
        guard !differences.isEmpty else { return .satisfied(Satisfaction()) }
        return .violated(
            Shortfall(
                kind: .history, headline: "the recorded history does not hold",
                expected: checks.map { $0.source.excerpt() }.joined(separator: "; "), differences: differences))
    }
}
