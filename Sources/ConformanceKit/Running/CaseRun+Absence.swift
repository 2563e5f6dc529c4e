import RawJSON
import WireClient

extension CaseRun {
    /// `nothing`: runs the sentinel, waits the settle window, then looks for what must not be there.
    func nothing(_ nothing: Nothing, _ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        if let end = await perform(nothing.until, &scope) { return end }
        await settle()
        for template in nothing.observers {
            do throws(TemplateError) {
                let name = try template.resolve(scope.bindings)
                if let shortfall = sound(name, of: nothing, scope) { return found(shortfall, step, scope) }
            } catch {
                return unfilled(error, step)
            }
        }
        for template in nothing.outsiders {
            do throws(TemplateError) {
                let name = try template.resolve(scope.bindings)
                if let shortfall = leak(to: name, of: nothing, scope) { return found(shortfall, step, scope) }
            } catch {
                return unfilled(error, step)
            }
        }
        return nil
    }

    /// What the observer heard that it must not have, or why its silence would prove nothing.
    private func sound(_ name: ConnectionName, of nothing: Nothing, _ scope: Scope) -> Shortfall? {
        guard let view = observer(scope).views[name], view.refusal == nil else {
            let text = "\(name) is not connected, so its silence proves nothing"
            return Shortfall(kind: .transport, headline: text, observer: name)
        }
        if let end = view.end, !end.isOwn {
            let text = "\(name) was closed by the server (\(end.phrase)), so its silence proves nothing"
            return Shortfall(kind: .transport, headline: text, observer: name)
        }
        return leak(to: name, of: nothing, scope)
    }

    private func leak(to name: ConnectionName, of nothing: Nothing, _ scope: Scope) -> Shortfall? {
        let leaks = allViews().filter { $0.name == name }.flatMap { _, view in
            view.open.filter { !view.ignores($0) && nothing.pattern.match($0.value, scope.bindings).isMatch }
        }
        guard !leaks.isEmpty else { return nil }
        return Shortfall(
            kind: .unexpected, headline: "\(name) received what it must not",
            expected: "no frame like \(nothing.pattern.source.excerpt(limit: 400))",
            arrived: leaks.suffix(5).map(\.text), observer: name)
    }

    /// Waits for as long as this server may need to let a stray frame arrive.
    ///
    /// The only wait without an event: absence has none.
    func settle() async {
        await pause(until: .now + environment.settleWindow)
    }

    /// Looks at the end of the case whether anybody received what no step called for.
    ///
    /// - Parameter isComplete: false when a step did not hold; then the actors' inboxes may hold what later steps would
    ///   have called for, and only the bystander is looked at.
    func endCheck(isComplete: Bool) async {
        await settle()
        let manifest = environment.suite.manifest
        for (name, view) in allViews() where isComplete || name.actor == World.bystander {
            let unexpected = view.open.filter { frame in
                guard let event = frame.event, manifest.events.contains(event), !manifest.ambient.contains(event),
                    let value = frame.value, !view.ignores(frame)
                else { return false }
                return name.actor == World.bystander || names(value, oneOf: ownIDs)
            }
            if !unexpected.isEmpty { report(unexpected, at: name) }
        }
    }

    /// One finding for a connection: a hundred frames of the same mistake help nobody.
    private func report(_ frames: [ReceivedFrame], at name: ConnectionName) {
        let isBystander = name.actor == World.bystander
        let invariants = environment.suite.manifest.invariants
        let requirement = isBystander ? invariants.bystander : invariants.unexpected
        let count = frames.count == 1 ? "a frame" : "\(frames.count) frames"
        var finding = Finding(
            .unexpected, breaks: requirement.map { [$0] } ?? [],
            at: StepPlace(section: .end, pointer: "", verb: "check"),
            isBystander
                ? "the bystander, who has nothing to do with this case, received \(count)"
                : "\(name) received \(count) that no step of the case calls for")
        finding.arrived = frames.prefix(3).map { redactor.redact(String($0.text.prefix(1000))) }
        finding.observer = name.description
        record(finding)
    }

    /// The same of a frame's text.
    func isForeign(text: String) -> Bool {
        // What is no JSON names nobody; the check of payloads tells of it.
        (try? JSONParser().parse(Array(text.utf8)).value).map { isForeign($0) } ?? false
    }

    /// Whether a frame names ids of conversations, but none of this case's.
    func isForeign(_ frame: JSONValue) -> Bool {
        guard !names(frame, oneOf: ownIDs) else { return false }
        return frame.objectValue?.contains { hasID($0.value) } ?? false
    }

    private func hasID(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let object):
            object.contains { environment.suite.manifest.idMembers.isFound(in: $0.key) || hasID($0.value) }
        case .array(let elements): elements.contains(where: hasID)
        case .null, .bool, .number, .string: false
        }
    }

    /// Whether a frame names one of the ids: texts anywhere, whole numbers only where ids stand.
    private func names(_ value: JSONValue, oneOf ids: Set<JSONValue>, member: String = "") -> Bool {
        switch value {
        case .string: ids.contains(value)
        case .number: environment.suite.manifest.idMembers.isFound(in: member) && ids.contains(value)
        case .array(let elements): elements.contains { names($0, oneOf: ids, member: member) }
        case .object(let object): object.contains { names($0.value, oneOf: ids, member: $0.key) }
        case .null, .bool: false
        }
    }
}
