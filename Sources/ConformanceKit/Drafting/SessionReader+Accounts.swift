import RawJSON
import WireClient

extension SessionReader {
    /// How the opener signed up, with what the other parts need of the answers.
    func accountsPart(using parts: [DraftPart]) -> DraftPart? {
        guard !opener.accountCalls.isEmpty else { return nil }
        let placeholders = parts.map(\.value).flatMap(\.placeholders)
        let used = Set(placeholders.compactMap(\.actorAttribute) + placeholders.compactMap(\.peerAttribute))
        var steps: [JSONValue] = []
        var typing = Wording()
        for typed in opener.typed(beside: peer) { typing.replace(typed.text, by: typed.placeholder) }
        for (index, call) in opener.accountCalls.enumerated() {
            var step = recipe(call, typing)
            let bind = opener.given.filter { $0.call == index && used.contains($0.name) }
            if !bind.isEmpty {
                step["bind"] = .object(JSONObject(bind.map { ($0.name, JSONValue.string($0.source)) }))
            }
            steps.append(.object(step))
        }
        var value: JSONObject = ["steps": steps.count == 1 ? steps[0] : .array(steps)]
        if let roles { value["roles"] = roles }
        let alike = peer?.accountCalls.map(\.path) == opener.accountCalls.map(\.path)
        return DraftPart(
            name: "accounts", value: .object(value), confidence: alike ? .sure : .likely,
            why: alike ? "both people signed up so" : "one person signed up so")
    }

    private var roles: JSONValue? {
        let pairs = zip(opener.typed(beside: peer), peer?.typed(beside: opener) ?? [])
        guard let (own, other) = pairs.first(where: { $0.0.placeholder == "<actor.role>" }) else { return nil }
        return ["opener": .string(own.text), "peer": .string(other.text)]
    }

    /// What goes with every request, after somebody is logged in.
    var headersPart: DraftPart? {
        let calls = session.calls.filter { opener.makes($0) }
        guard let call = calls.last(where: { !$0.headers.secrets.isEmpty }) else { return nil }
        var headers = JSONObject()
        for secret in call.headers.secrets {
            guard let given = opener.given.first(where: { $0.text == secret.text }) else { continue }
            let place = "<actor.\(given.name)>"
            if let cookie = secret.cookie {
                let before = headers["Cookie"]?.stringValue.map { $0 + "; " } ?? ""
                headers["Cookie"] = .string("\(before)\(cookie)=\(place)")
            } else {
                let whole = call.headers.values(of: secret.header).first ?? secret.text
                headers[secret.header.capitalizedHeader] = .string(whole.replacing(secret.text, with: place))
            }
        }
        guard !headers.isEmpty else { return nil }
        return DraftPart(
            name: "headers", value: .object(headers), confidence: calls.count > 1 ? .sure : .likely,
            why: "\(calls.count) requests of the first person had it")
    }

    /// A step that makes the same call.
    func recipe(_ call: RecordedSession.Call, _ wording: Wording) -> JSONObject {
        var step: JSONObject = ["call": .string("\(call.method) \(wording.template(path: call.path))")]
        if !call.query.isEmpty {
            step["query"] = .object(
                JSONObject(call.query.map { ($0.name, wording.template(queryValue: $0.value)) }))
        }
        if call.isForm {
            step["headers"] = ["Content-Type": "application/x-www-form-urlencoded"]
            let fields = (call.body.objectValue ?? JSONObject()).map { field in
                "\(field.key)=\(wording.template(field.value).stringValue ?? "")"
            }
            step["bodyText"] = .string(fields.joined(separator: "&"))
        } else if !call.body.isNull {
            step["body"] = wording.template(call.body)
        }
        return step
    }
}

extension Wording {
    /// A number if it looks like one, as it is written in a file.
    func template(queryValue text: String) -> JSONValue {
        let value = template(text)
        guard value == .string(text), let number = JSONNumber(literal: text) else { return value }
        return .number(number)
    }
}

extension String {
    /// `x-session` as `X-Session`.
    fileprivate var capitalizedHeader: String {
        split(separator: "-", omittingEmptySubsequences: false)
            .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
    }
}
