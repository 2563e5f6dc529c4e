import RawJSON
import WireClient

extension CaseRun {
    /// Looks at every frame and every answer of the case for forbidden members and, if there is a check, for payloads
    /// that break their kind.
    func checkPayloads() {
        var seen: Set<PayloadViolation> = []
        for (name, view) in allViews() {
            for frame in view.frames {
                guard let value = frame.value else { continue }
                // The shape of what is about other conversations is looked at in their own cases.
                let isOthers = !view.consumed.contains(frame.index) && name.actor != World.bystander && isForeign(value)
                let isChecked = !isOthers && !isDialectsOwn(frame)
                let violations = isChecked ? environment.payloadCheck?.violations(inFrame: value) ?? [] : []
                report(violations + forbidden(in: frame.raw ?? value), frame.text, name.description, &seen)
            }
        }
        for connection in Array(connections.values) + retired.map(\.connection) { malformed(connection) }
        for exchange in answered {
            let violations = environment.payloadCheck?.violations(inAnswer: exchange.payload) ?? []
            let members = (exchange.raw ?? exchange.payload.body).map { forbidden(in: $0) } ?? []
            let words = "\(exchange.payload.method) \(exchange.payload.path) → \(exchange.text)"
            report(violations + members, words, exchange.actor, &seen)
        }
    }

    /// Whether a frame is of a dialect's own, which a descriptor has given a name that the suite does not know.
    private func isDialectsOwn(_ frame: ReceivedFrame) -> Bool {
        guard environment.translator != nil, let event = frame.event else { return false }
        return !environment.suite.manifest.events.contains(event)
    }

    private func report(
        _ violations: [PayloadViolation], _ text: String, _ observer: String, _ seen: inout Set<PayloadViolation>
    ) {
        let new = violations.filter { seen.insert($0).inserted }
        for (requirement, group) in Dictionary(grouping: new, by: \.requirement).sorted(by: { $0.key < $1.key }) {
            var finding = Finding(
                .payload, breaks: [requirement], at: StepPlace(section: .end, pointer: "", verb: "payloads"),
                "a payload is not as its kind demands")
            finding.differences = group.map { redacted($0.difference) }
            finding.arrived = [redactor.redact(String(text.prefix(1000)))]
            finding.observer = observer
            record(finding)
        }
    }

    private func malformed(_ connection: ActorConnection) {
        guard let requirement = environment.suite.manifest.invariants.frames, !connection.malformed.isEmpty else {
            return
        }
        var finding = Finding(
            .payload, breaks: [requirement], at: StepPlace(section: .end, pointer: "", verb: "payloads"),
            "a message is no JSON text")
        finding.arrived = connection.malformed.suffix(5).map(redactor.redact)
        finding.observer = connection.name.description
        record(finding)
    }

    private func forbidden(in value: JSONValue) -> [PayloadViolation] {
        let names = environment.suite.manifest.forbiddenMembers
        guard let requirement = environment.suite.manifest.invariants.forbidden, !names.isEmpty else { return [] }
        return places(of: names, in: value, at: .root).map { path in
            PayloadViolation(
                requirement: requirement,
                difference: Difference(path: path, expected: "no such member", actual: "one (its value is not shown)"))
        }
    }

    private func places(of names: Set<String>, in value: JSONValue, at path: JSONPath) -> [JSONPath] {
        switch value {
        case .object(let object):
            object.flatMap { member in
                (names.contains(member.key) ? [path.appending(member.key)] : [])
                    + places(of: names, in: member.value, at: path.appending(member.key))
            }
        case .array(let elements):
            elements.enumerated().flatMap { places(of: names, in: $1, at: path.appending($0)) }
        case .null, .bool, .number, .string: []
        }
    }
}
