import RawJSON

extension CaseRun {
    /// Why a step cannot be carried out in the server's dialect; nil if it can.
    func dialectLacks(_ step: Step) -> String? {
        guard let translator = environment.translator else { return nil }
        for pattern in step.framePatterns {
            guard case .equal(.string(let name))? = pattern.node(at: translator.event) else { continue }
            if let reason = translator.lacks(event: name) { return reason }
        }
        return nil
    }

    /// Whether a step that held looked only at what the descriptor has made up.
    func isMadeUp(_ step: Step, _ scope: Scope, since before: [ConnectionName: Set<Int>]) -> Bool {
        guard let translator = environment.translator else { return false }
        if case .call(let call) = step.verb, let pattern = call.answer?.body {
            let answer = (try? step.actor?.resolve(scope.bindings)).flatMap { scope.answers[$0.actor] } ?? nil
            return pattern.expectsOnly(answer?.madeUp ?? [])
        }
        let patterns = step.framePatterns
        guard !patterns.isEmpty else { return false }
        let madeUp = consumed.flatMap { name, indices -> [JSONPath] in
            let new = indices.subtracting(before[name] ?? [])
            let frames = connections[name]?.view(event: translator.event).frames ?? []
            return frames.filter { new.contains($0.index) }.flatMap(\.madeUp)
        }
        return patterns.allSatisfy { $0.expectsOnly(madeUp, ignoring: [translator.event]) }
    }
}

extension Step {
    /// The frames that it waits for, one after the other or any of them.
    fileprivate var framePatterns: [Pattern] {
        switch verb {
        case .receive(let receive): [receive.pattern]
        case .receiveNext(let pattern): [pattern]
        default: []
        }
    }
}
