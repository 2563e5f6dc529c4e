import RawJSON

extension Observer {
    /// `receive`: the oldest frame that matches and is not consumed.
    func receiveAny(
        _ pattern: Pattern, _ name: ConnectionName, _ scope: Scope, _ time: TimeFrame
    ) -> Observation {
        guard let view = views[name], view.refusal == nil else { return .violated(notConnected(name)) }
        let wanted = event(of: pattern)
        for frame in view.open where frame.arrival <= time.deadline && (wanted == nil || frame.event == wanted) {
            guard case .matched(let bindings) = pattern.match(frame.value, scope.bindings) else { continue }
            if let early = tooEarly(frame.arrival, time, "the frame", name) { return early }
            return .satisfied(Satisfaction(consumed: [name: [frame.index]], bindings: bindings))
        }
        let shortfall = missing(pattern, view, name, scope, time)
        return view.end == nil ? .pending(shortfall) : .violated(closedEarly(shortfall, view, time))
    }

    /// `receiveNext`: the oldest frame that is neither consumed nor noise must match.
    func receiveNext(
        _ pattern: Pattern, _ name: ConnectionName, _ scope: Scope, _ time: TimeFrame
    ) -> Observation {
        guard let view = views[name], view.refusal == nil else { return .violated(notConnected(name)) }
        guard let frame = view.open.first(where: { isNext($0, view) }), frame.arrival <= time.deadline else {
            let shortfall = missing(pattern, view, name, scope, time)
            return view.end == nil ? .pending(shortfall) : .violated(closedEarly(shortfall, view, time))
        }
        switch pattern.match(frame.value, scope.bindings) {
        case .matched(let bindings):
            if let early = tooEarly(frame.arrival, time, "the frame", name) { return early }
            return .satisfied(Satisfaction(consumed: [name: [frame.index]], bindings: bindings))
        case .differs(let differences):
            return .violated(
                Shortfall(
                    headline: "the next frame at \(name) is not the one that must come next",
                    expected: pattern.source.excerpt(limit: 400), differences: differences,
                    arrived: [frame.text], observer: name))
        }
    }

    /// `collect`: every matching frame up to the end.
    func collect(
        _ collect: Collect, _ name: ConnectionName, _ scope: Scope, _ time: TimeFrame
    ) -> Observation {
        guard let view = views[name], view.refusal == nil else { return .violated(notConnected(name)) }
        var wanted: Int?
        if case .count(let amount) = collect.end {
            do throws(AmountError) {
                wanted = try amount.resolve(scope.bindings)
            } catch {
                return .violated(Shortfall(headline: error.sentence))
            }
        }
        var taken: Set<Int> = []
        var values: [JSONValue] = []
        if wanted == 0 { return .satisfied(collect.satisfaction(values, taken, at: name)) }
        for frame in view.open where frame.arrival <= time.deadline {
            let isElement = collect.pattern.match(frame.value, scope.bindings).isMatch
            if isElement, let value = frame.value {
                taken.insert(frame.index)
                values.append(value)
            }
            if isEnd(collect.end, frame, values.count, of: wanted, scope) {
                taken.insert(frame.index)
                return .satisfied(collect.satisfaction(values, taken, at: name))
            }
        }
        var shortfall = missing(collect.pattern, view, name, scope, time)
        switch collect.end {
        case .count: shortfall.headline = "\(values.count) of \(wanted ?? 0) frames at \(name) \(time.phrase)"
        case .pattern(let pattern):
            shortfall.headline = "\(values.count) frames at \(name), but not the one that ends them, \(time.phrase)"
            if explains { shortfall.expected = pattern.source.excerpt(limit: 400) }
        }
        return view.end == nil ? .pending(shortfall) : .violated(closedEarly(shortfall, view, time))
    }

    private func isEnd(
        _ end: Collect.End, _ frame: ReceivedFrame, _ count: Int, of wanted: Int?, _ scope: Scope
    ) -> Bool {
        switch end {
        case .count: count >= wanted ?? 0
        case .pattern(let pattern): pattern.match(frame.value, scope.bindings).isMatch
        }
    }

    private func isRefusal(_ frame: ReceivedFrame) -> Bool {
        frame.event.map(refusals.contains) ?? false
    }

    private func isNext(_ frame: ReceivedFrame, _ view: ConnectionView) -> Bool {
        if let event = frame.event, ambient.contains(event) || !events.contains(event) { return false }
        return !view.ignores(frame)
    }

    func tooEarly(
        _ arrival: ContinuousClock.Instant, _ time: TimeFrame, _ what: String, _ name: ConnectionName
    ) -> Observation? {
        guard let earliest = time.earliest, arrival < earliest else { return nil }
        return .violated(
            Shortfall(
                kind: .tooEarly,
                headline: "\(what) came \((earliest - arrival).inMilliseconds) ms before it was allowed to",
                observer: name))
    }

    /// What did arrive instead, and how the nearest of it differs.
    private func missing(
        _ pattern: Pattern, _ view: ConnectionView, _ name: ConnectionName, _ scope: Scope, _ time: TimeFrame
    ) -> Shortfall {
        var shortfall = Shortfall(
            kind: .missedDeadline, headline: "no frame at \(name) matched \(time.phrase)", observer: name)
        guard explains else { return shortfall }
        shortfall.expected = pattern.source.excerpt(limit: 400)
        let open = view.open.filter { !view.ignores($0) }
        // The latest are shown, and what a server refused explains more than what it did not.
        let (refusals, others) = (open.filter(isRefusal), open.filter { !isRefusal($0) })
        shortfall.arrived = (others.suffix(50) + refusals.suffix(3)).map(\.text)
        let wanted = event(of: pattern)
        let candidates = open.filter { wanted == nil || $0.event == wanted }
        let differences = candidates.map { pattern.match($0.value, scope.bindings).differences }
        if let nearest = differences.min(by: { $0.count < $1.count }) {
            shortfall.headline += "; a frame of this event came and differs"
            shortfall.differences = nearest
        }
        return shortfall
    }

    private func event(of pattern: Pattern) -> String? {
        switch pattern.node(at: eventPath) {
        case .equal(.string(let name))?: name
        case .text(let text)?: text.literalText
        default: nil
        }
    }

    func closedEarly(_ shortfall: Shortfall, _ view: ConnectionView, _ time: TimeFrame) -> Shortfall {
        guard let end = view.end else { return shortfall }
        var shortfall = shortfall
        shortfall.kind = .transport
        shortfall.headline = "the connection ended (\(end.phrase)) before: \(shortfall.headline)"
        return shortfall
    }

    func notConnected(_ name: ConnectionName) -> Shortfall {
        Shortfall(kind: .transport, headline: "\(name) is not connected", observer: name)
    }
}

extension Collect {
    fileprivate func satisfaction(
        _ values: [JSONValue], _ taken: Set<Int>, at connection: ConnectionName
    ) -> Satisfaction {
        Satisfaction(consumed: [connection: taken], bindings: [Binding(name, .array(values), isList: true)])
    }
}

extension TimeFrame {
    /// `within delivery (5000 ms)`.
    var phrase: String { "within \(description)" }
}

extension ConnectionEnd {
    /// `close code 1008 "no access"`.
    var phrase: String {
        guard let code else { return "without a close frame" }
        return reason.isEmpty ? "close code \(code)" : "close code \(code) \"\(reason)\""
    }
}
