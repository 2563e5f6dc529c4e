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

    /// A frame of the server with the suite's names for its members, and otherwise as it came.
    func named(_ frame: JSONValue) -> JSONValue { descriptor.naming.renamed(frame, descriptor.naming.ours) }

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
            value: shaped.value.map { descriptor.naming.spokenByUs($0, except: shaped.madeUp) },
            madeUp: shaped.madeUp, reformed: shaped.value.map(descriptor.naming.reformed) ?? [])
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
        // Where the dialect has frames of its own, what no rule makes cannot come, and its absence says nothing.
        return !descriptor.receives.isEmpty && !heard.contains(name) ? missing(name) : nil
    }

    /// Why a call of the suite cannot be made; nil if it can.
    func lacks(_ method: String, _ path: String) -> String? {
        let isAbsent = descriptor.absentCalls.contains { $0.match(method, path) != nil }
        let isKnown =
            descriptor.calls.contains { $0.place.match(method, path) != nil } || descriptor.theirBase(of: path) != nil
        guard isAbsent || (descriptor.areOthersAbsent && !isKnown) else { return nil }
        // Without the ids, so that a reason is the same for all of them.
        let place = path.split(separator: "/").map { part in
            part.count > 16 || (part.contains(where: \.isNumber) && part.count > 2) ? "{}" : String(part)
        }
        return missing("\(method) /\(place.joined(separator: "/"))")
    }

    private func missing(_ what: String) -> String { "\(descriptor.name) has no \(what)" }

    /// The events that a rule makes.
    private var heard: Set<String> {
        Set(
            descriptor.receives.flatMap { rule -> [String] in
                if let name = rule.to.make(from: .null, renaming: { $0 }).value?.value(at: event)?.stringValue {
                    return [name]
                }
                // The name goes over with the rest of the frame.
                switch rule.from.node(at: event) {
                case .equal(.string(let name))?: return [name]
                case .oneOf(let nodes)?:
                    return nodes.compactMap { if case .equal(.string(let name)) = $0 { name } else { nil } }
                default: return []
                }
            })
    }
}
