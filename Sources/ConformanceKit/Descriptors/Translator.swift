import RawJSON

/// Translates the calls and frames of one suite into those of a server's dialect, and back.
struct Translator: Sendable {
    let descriptor: Descriptor
    /// Where an event's name stands in the suite's frames.
    let event: JSONPath

    /// What the suite sees of a frame of the server.
    func received(_ frame: JSONValue) -> Shaped {
        guard let rule = descriptor.receives.first(where: { $0.from.match(frame, Bindings()).isMatch }) else {
            return ours(Shaped(value: descriptor.naming.renamed(frame, descriptor.naming.ours)))
        }
        var made = rule.to.make(from: frame) { descriptor.naming.renamed($0, descriptor.naming.ours) }
        // That it is this event is what the server said, in a word of its own.
        made.madeUp.removeAll { $0 == event }
        return ours(made)
    }

    /// What the server gets for a frame of the suite.
    func sent(_ frame: JSONValue) -> JSONValue {
        let spoken = descriptor.naming.spokenByThem(frame)
        guard let rule = sendRule(for: frame) else {
            return descriptor.naming.renamed(spoken, descriptor.naming.theirs)
        }
        return rule.to.make(from: spoken) { descriptor.naming.renamed($0, descriptor.naming.theirs) }.value ?? .null
    }

    private func sendRule(for frame: JSONValue) -> Descriptor.FrameRule? {
        descriptor.sends.first { $0.from.match(frame, Bindings()).isMatch }
    }

    /// A value whose members have our names, in our words.
    func ours(_ shaped: Shaped) -> Shaped {
        Shaped(
            value: shaped.value.map { descriptor.naming.spokenByUs($0, except: shaped.madeUp) }, madeUp: shaped.madeUp)
    }
}

// MARK: - What the dialect does not have

extension Translator {
    /// Why a frame of the suite cannot be said; nil if it can.
    func lacks(sending frame: JSONValue) -> String? {
        guard let name = frame.value(at: event)?.stringValue else { return nil }
        if descriptor.absentEvents.contains(name) { return missing(name) }
        return descriptor.areOthersAbsent && sendRule(for: frame) == nil ? missing(name) : nil
    }

    /// Why an event of the suite cannot come; nil if it can.
    func lacks(event name: String) -> String? {
        if descriptor.absentEvents.contains(name) { return missing(name) }
        return descriptor.areOthersAbsent && !heard.contains(name) ? missing(name) : nil
    }

    /// Why a call of the suite cannot be made; nil if it can.
    func lacks(_ method: String, _ path: String) -> String? {
        if descriptor.absentCalls.contains(where: { $0.match(method, path) != nil }) {
            return missing("\(method) \(path)")
        }
        let isKnown = descriptor.calls.contains { $0.place.match(method, path) != nil }
        return descriptor.areOthersAbsent && !isKnown ? missing("\(method) \(path)") : nil
    }

    private func missing(_ what: String) -> String { "\(descriptor.name) has no \(what)" }

    /// The events that a rule makes.
    private var heard: Set<String> {
        Set(
            descriptor.receives.compactMap { rule in
                rule.to.make(from: .null) { $0 }.value?.value(at: event)?.stringValue
            })
    }
}
