import RawJSON

extension SessionReader {
    /// How what was said is read again.
    var historyPart: DraftPart? {
        for call in session.calls.reversed() where call.method == "GET" && call.at > opener.saying.at {
            guard let found = call.answer.leaves.first(where: { $0.text == opener.sentence }),
                let list = found.path.components.firstIndex(where: \.isIndex)
            else { continue }
            let items = JSONPath(Array(found.path.components[..<list]))
            let text = JSONPath(Array(found.path.components[(list + 1)...]))
            guard !text.components.isEmpty else { continue }
            return part(call, items, text)
        }
        return nil
    }

    private func part(_ call: RecordedSession.Call, _ items: JSONPath, _ text: JSONPath) -> DraftPart {
        // It may have been the other one who read.
        let reader = peer.flatMap { $0.makes(call) ? $0 : nil }
        let wording = inside(reader.map { Self.wording(of: $0, beside: opener) } ?? own)
        var value: JSONObject = ["call": .string("GET \(wording.template(path: call.path))")]
        let paging = ["before", "after", "cursor", "since", "offset", "page"]
        let query = call.query.filter { !paging.contains($0.name.lowercased()) }
        if !query.isEmpty {
            value["query"] = .object(JSONObject(query.map { ($0.name, wording.template(queryValue: $0.value)) }))
        }
        value["items"] = .string(items.written)
        value["text"] = .string(text.written)
        let rows = call.answer.value(at: items)?.arrayValue ?? []
        func row(of sentence: String?) -> Int? {
            sentence.flatMap { sentence in
                rows.firstIndex { row in row.value(at: text) == .string(sentence) }
            }
        }
        let first = row(of: opener.sentence)
        let second = row(of: peer?.sentence)
        if let first, let second, second < first { value["order"] = "newest-first" }
        return DraftPart(
            name: "history", value: .object(value), confidence: second == nil ? .likely : .sure,
            why: second == nil
                ? "the first sentence is in it; the order is not known" : "both sentences are in it, in this order")
    }

    /// How there may be more pages, for the reader of the draft to say.
    func hints(of history: DraftPart) -> [String] {
        guard let items = history.value["items"]?.stringValue,
            let call = session.calls.last(where: { $0.method == "GET" && $0.answer.holds(opener.sentence) })
        else { return [] }
        var hints: [String] = []
        let names = (call.answer.objectValue ?? JSONObject()).flatMap { member -> [String] in
            [member.key] + (member.value.objectValue?.map { "\(member.key).\($0.key)" } ?? [])
        }
        let isNewestFirst = history.value["order"] == "newest-first"
        let id = call.answer.leaves.first { leaf in
            leaf.path.written.hasPrefix(items == "$" ? "$[" : items + "[") && leaf.name.matches("^(message_?)?id$")
        }
        if let more = names.first(where: { $0.matches("(^|\\.)(has_?)?(more|next)$") && !$0.matches("cursor") }),
            call.answer.value(dotted: more)?.boolValue != nil
        {
            hints.append("while: \(more)")
        }
        if let cursor = names.first(where: { $0.matches("cursor|(^|\\.)next$") }),
            call.answer.value(dotted: cursor)?.boolValue == nil
        {
            hints.append("next: {cursor: \(cursor)}")
        } else if names.contains(where: { $0.matches("(^|\\.)pages?$|total_?pages") }) {
            hints.append("next: {page: {from: 2}}")
        } else if let id {
            hints.append("next: {\(isNewestFirst ? "before" : "after"): {last: \(id.name)}}")
        }
        return hints
    }
}

extension JSONValue {
    fileprivate func value(dotted path: String) -> JSONValue? {
        path.split(separator: ".").reduce(Optional(self)) { $0?[String($1)] }
    }
}

extension JSONPath.Component {
    var isIndex: Bool {
        if case .index = self { true } else { false }
    }
}
