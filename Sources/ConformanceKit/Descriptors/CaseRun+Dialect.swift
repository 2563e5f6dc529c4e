import RawJSON

extension CaseRun {
    /// Why a step cannot be carried out in the server's dialect; nil if it can.
    func dialectLacks(_ step: Step) -> String? {
        guard let translator = environment.translator else { return nil }
        for pattern in step.framePatterns + step.listenedPatterns {
            guard case .equal(.string(let name))? = pattern.node(at: translator.event) else { continue }
            if let reason = translator.lacks(event: name) { return reason }
        }
        return nil
    }

    /// Whether a step that held looked at something that the descriptor has made up, or only at an envelope that it
    /// has made up.
    func isMadeUp(_ step: Step, _ scope: Scope, since before: [ConnectionName: Set<Int>]) -> Bool {
        guard let translator = environment.translator else { return false }
        for view in allViews().map(\.1) {
            for frame in view.frames { madeUpNames.formUnion(frame.madeUp.compactMap(\.deepName)) }
        }
        if !madeUpNames.isDisjoint(with: step.source.mentionedNames) { return true }
        if case .call(let call) = step.verb, let pattern = call.answer?.body {
            let name = try? step.actor?.resolve(scope.bindings)
            let answer = name.flatMap { scope.answers[$0.actor] } ?? nil
            return pattern.expectsOnly((answer?.madeUp ?? []) + (answer?.reformed ?? []))
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

extension JSONPath {
    /// The name of the member, unless it is one of the outermost: those are the envelope.
    var deepName: String? {
        guard components.count > 1 else { return nil }
        for component in components.reversed() {
            if case .member(let name) = component { return name }
        }
        return nil
    }
}

extension JSONValue {
    /// Every member's name in a step as it is written, and every part of the paths in it.
    fileprivate var mentionedNames: Set<String> {
        switch self {
        case .null, .bool, .number: []
        case .string(let text): Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
        case .array(let elements): elements.reduce(into: []) { $0.formUnion($1.mentionedNames) }
        case .object(let object):
            object.reduce(into: []) { names, member in
                names.insert(member.key)
                names.formUnion(member.value.mentionedNames)
            }
        }
    }
}

extension Step {
    /// The frames that it listens for in a stretch of time.
    fileprivate var listenedPatterns: [Pattern] {
        switch verb {
        case .collect(let collect): [collect.pattern]
        case .nothing(let nothing): [nothing.pattern]
        default: []
        }
    }

    /// The frames that it waits for, one after the other or any of them.
    fileprivate var framePatterns: [Pattern] {
        switch verb {
        case .receive(let receive): [receive.pattern]
        case .receiveNext(let pattern): [pattern]
        default: []
        }
    }
}
