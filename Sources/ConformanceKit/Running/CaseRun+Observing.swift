import RawJSON

extension CaseRun {
    /// Waits until an observation holds, cannot hold any more, or its deadline has passed.
    func observe(_ step: Step, _ scope: inout Scope, _ began: ContinuousClock.Instant) async -> CaseEnd? {
        let time: TimeFrame
        switch timeFrame(for: step, scope, began) {
        case .success(let frame): time = frame
        case .failure(let error): return unfilled(error, step)
        }
        do throws(AmountError) {
            for amount in step.amounts { _ = try amount.resolve(scope.bindings) }
        } catch {
            return error.end(of: step, in: self)
        }
        while true {
            let seen = arrivals
            let isLast = ContinuousClock.now >= time.deadline
            var observer = observer(scope)
            observer.explains = isLast
            switch observer.attempt(step, scope, time) {
            case .satisfied(let satisfaction):
                take(satisfaction, step, &scope)
                return nil
            case .violated(let shortfall):
                observer.explains = true
                guard case .violated(let explained) = observer.attempt(step, scope, time) else {
                    return found(shortfall, step, scope)
                }
                return found(explained, step, scope)
            case .pending(let shortfall):
                if isLast {
                    await confirmLateness(of: step, scope)
                    return found(shortfall, step, scope)
                }
                await waitForArrival(at: step.concerns(scope), since: seen, until: time.deadline)
            }
        }
    }

    /// The state of all connections at this moment.
    ///
    /// - Parameters:
    ///   - ambient: the events that are never next; the suite's by default.
    ///   - only: the connection that is looked at; every one by default.
    func observer(_ scope: Scope, ambient: Set<String>? = nil, only name: ConnectionName? = nil) -> Observer {
        let manifest = environment.suite.manifest
        var connections = connections
        if let name { connections = connections[name].map { [name: $0] } ?? [:] }
        return Observer(
            views: connections.reduce(into: [:]) { $0[$1.key] = view(of: $1.key, $1.value, consumed[$1.key] ?? []) },
            answers: scope.answers, events: manifest.events, ambient: ambient ?? manifest.ambient,
            refusals: manifest.refusals, eventPath: manifest.socket.event)
    }

    /// What every connection of the case has seen, also those whose name another one has now, sorted by name.
    func allViews() -> [(name: ConnectionName, view: ConnectionView)] {
        let current = connections.map { ($0.key, view(of: $0.key, $0.value, consumed[$0.key] ?? [])) }
        let earlier = retired.map { ($0.name, view(of: $0.name, $0.connection, $0.consumed)) }
        return (earlier + current).sorted { $0.0.description < $1.0.description }
    }

    private func view(
        of name: ConnectionName, _ connection: ActorConnection, _ consumed: Set<Int>
    ) -> ConnectionView {
        var view = connection.view(event: environment.suite.manifest.socket.event)
        view.consumed = consumed
        view.ignored = ignored[name] ?? []
        return view
    }

    /// Makes the effects of a held observation the case's own.
    func take(_ satisfaction: Satisfaction, _ step: Step, _ scope: inout Scope) {
        for (name, indices) in satisfaction.consumed { consumed[name, default: []].formUnion(indices) }
        bind(satisfaction.bindings, &scope)
        for (number, outcome) in satisfaction.alternatives {
            let label = outcome.map { " (\($0))" } ?? ""
            alternatives.append("\(scope.place(of: step)): alternative \(number)\(label)")
            if let outcome { scope.outcomes.append(outcome) }
        }
    }

    /// Binds names, and remembers the ids among them for the end check.
    func bind(_ bindings: [Binding], _ scope: inout Scope) {
        scope.bindings.bind(bindings)
        ownIDs.formUnion(Bindings(bindings).ids)
    }

    /// The moments between which `step` must come true.
    func timeFrame(
        for step: Step, _ scope: Scope, _ began: ContinuousClock.Instant
    ) -> Result<TimeFrame, TemplateError> {
        do throws(TemplateError) {
            let timings = environment.timings
            let standard = step.verb.standardTiming
            let within = try step.within?.evaluate(timings) ?? timings[standard] ?? .seconds(5)
            let base = try moment(step.since, scope) ?? began
            var time = TimeFrame(
                deadline: base + within,
                description: "\(step.within?.source ?? standard) (\(within.wholeMilliseconds) ms)")
            if let notBefore = step.notBefore {
                time.earliest = try (moment(step.since, scope) ?? scope.previousStart) + notBefore.evaluate(timings)
            }
            return .success(time)
        } catch {
            return .failure(error)
        }
    }

    private func moment(
        _ label: String?, _ scope: Scope
    ) throws(TemplateError) -> ContinuousClock.Instant? {
        guard let label else { return nil }
        guard let moment = scope.labels[label] else {
            throw TemplateError("no step with the label '\(label)' has begun", remedy: "label an earlier step")
        }
        return moment
    }

    /// Asks REST whether a frame that missed its deadline is only late; then the case may be tried once more.
    private func confirmLateness(of step: Step, _ scope: Scope) async {
        guard case .receive(let receive) = step.verb, let shownBy = receive.shownBy,
            let pattern = shownBy.call.answer
        else { return }
        let exchange = await exchange(shownBy.call, shownBy.actor, scope, timeout: .seconds(5))
        guard case .answered(let answer) = exchange else { return }
        isRetryable = pattern.match(answer, scope.bindings).isMatch
    }
}

extension Step {
    /// The only connection whose frames can make a difference to an observation; nil where there may be several.
    fileprivate func concerns(_ scope: Scope) -> ConnectionName? {
        guard let actor else { return nil }
        // The observation itself tells of an actor that cannot be resolved.
        return try? actor.resolve(scope.bindings)
    }
}

extension Step {
    /// How many frames an observation waits for, its alternatives' as far as they are known beforehand.
    fileprivate var amounts: [Amount] {
        let own = ([self] + children).compactMap { step -> Amount? in
            guard case .collect(let collect) = step.verb, case .count(let amount) = collect.end else { return nil }
            return amount
        }
        let later = Set(children.flatMap(\.boundNames))
        return own.filter { amount in !amount.names.contains { later.contains($0.text) } }
    }
}

extension Verb {
    /// The timing that is the deadline of a step without `within`.
    var standardTiming: String {
        switch self {
        case .closed: "closing"
        case .answer, .call, .follow: "ack"
        default: "delivery"
        }
    }
}
