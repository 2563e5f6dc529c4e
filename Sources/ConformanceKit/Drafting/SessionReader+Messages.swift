import RawJSON

extension SessionReader {
    /// How something is said.
    var sendPart: DraftPart? {
        let wording = saying
        var step: JSONObject
        switch opener.saying {
        case .frame(let frame): step = ["frame": wording.template(frame.value)]
        case .call(let call): step = recipe(call, wording)
        }
        let isBoth = peer.map { $0.saying.value.shape == opener.saying.value.shape } ?? false
        let tagged = tag.map { "; \($0.path.written) is taken for the client's own id of a message" } ?? ""
        return DraftPart(
            name: "send", value: .object(step), confidence: isBoth ? .sure : .likely,
            why: (isBoth ? "both sentences were said so" : "the first sentence was said so") + tagged)
    }

    /// The client's own id for a message: new in each, and usually echoed.
    var tag: Leaf? {
        let own = opener.saying.value.leaves.filter { leaf in
            leaf.text != opener.sentence && leaf.text != opening?.conversation
                && peer?.saying.value.value(at: leaf.path) != leaf.value
                && !opener.given.contains { $0.text == leaf.text }
        }
        let echoed = own.first { leaf in
            leaf.text.count >= 2
                && session.frames.contains { !$0.isFromClient && $0.at > opener.saying.at && $0.value.says(leaf.text) }
        }
        return echoed
            ?? own.first { $0.name.matches("nonce|te?mp|client|ref|uu?id|dedupe|key|tag|local|idempot") }
    }

    /// What recorded values stand for in what is said.
    private var saying: Wording {
        var wording = inside(own)
        wording.replace(opener.sentence, by: "<text>")
        if let tag { wording.replace(tag.text, by: "<tag>") }
        return wording
    }

    /// How the server says that it has taken a frame.
    var ackedPart: DraftPart? {
        guard case .frame(let said) = opener.saying else { return nil }
        let answers = session.frames.filter { frame in
            !frame.isFromClient && frame.at > said.at && frame.socket == said.socket
        }
        if let answer = answers.first(where: { $0.value["of"] != nil && $0.value["of"] == said.value["emit"] }) {
            return callback(answer, to: said)
        }
        guard let tag else { return nil }
        let answer = answers.first { $0.value.says(tag.text) }
        guard let answer else { return nil }
        let wording = saying
        let second = peer.flatMap { peer -> JSONValue? in
            guard let theirs = peer.saying.value.value(at: tag.path) else { return nil }
            let text = Leaf(path: tag.path, value: theirs).text
            return session.frames.first { $0.at > peer.saying.at && !$0.isFromClient && $0.value.says(text) }?.value
        }
        let pattern = answer.value.pattern { leaf in
            // A refusal may have the same tag.
            if leaf.name.matches("^(ok|success|status|result|code|error|state)$"), leaf.text != tag.text {
                guard let second, second.value(at: leaf.path) != leaf.value else { return leaf.value }
                return nil
            }
            return leaf.text == tag.text ? wording.placeholder(for: leaf) : kind(leaf, of: answer.value)
        }
        return pattern.map {
            DraftPart(name: "acked", value: $0, confidence: .sure, why: "the next frame with the same \(tag.name)")
        }
    }

    /// The callback of Socket.IO, and the event that it is for.
    private func callback(_ answer: RecordedSession.Frame, to said: RecordedSession.Frame) -> DraftPart? {
        guard let event = said.value["emit"], let called = answer.value["ack"] else { return nil }
        let wording = saying
        let of = event.pattern { leaf in
            leaf.text == (tag?.text ?? opener.sentence) ? wording.placeholder(for: leaf) : kind(leaf, of: event)
        }
        // Of what it is called with, what does not tell one message from another.
        let again = peer.flatMap { peer in
            session.frames.first { $0.at > peer.saying.at && $0.value["of"]?.holds(peer.sentence) == true }
        }
        let same = called.pattern { leaf in
            guard leaf.value.stringValue != nil, again?.value["ack"]?.value(at: leaf.path) == leaf.value else {
                return nil
            }
            return leaf.value
        }
        return DraftPart(
            name: "acked", value: ["ack": same ?? called.anything, "of": of ?? "<_:any>"],
            confidence: again == nil ? .likely : .sure, why: "the callback of the event")
    }

    /// How it is heard.
    var seenPart: DraftPart? {
        let others = peer?.sockets ?? Set(session.sockets.map(\.id)).subtracting(opener.sockets)
        guard let heard = heard(opener, on: others) else { return nil }
        let back = peer.flatMap { self.heard($0, on: opener.sockets) }
        var isTextWhole = false
        let frame = heard.pattern { leaf in
            if leaf.text == opener.sentence {
                // One place is enough.
                if isTextWhole { return nil }
                isTextWhole = true
                return "<text>"
            }
            // A number of the message may be the same by chance, in one of the two.
            let isAlike = back.map { $0.value(at: leaf.path) == leaf.value } ?? true
            if leaf.text == opening?.conversation, isAlike { return "<conversation>" }
            return kind(leaf, of: heard, alike: back)
        }
        guard let frame, isTextWhole else { return nil }
        var value: JSONObject = ["frame": frame]
        if let sender = sender(in: heard, back) { value["sender"] = sender }
        return DraftPart(
            name: "seen", value: .object(value), confidence: back == nil ? .likely : .sure,
            why: back == nil ? "the second person heard it so" : "both people heard the other so")
    }

    /// The frame by which one person's sentence came to the other.
    private func heard(_ speaker: Speaker, on sockets: Set<Int>) -> JSONValue? {
        session.frames.first { frame in
            !frame.isFromClient && frame.at > speaker.saying.at && sockets.contains(frame.socket)
                && frame.value.says(speaker.sentence)
        }?.value
    }

    /// Where a frame says who has said it.
    private func sender(in heard: JSONValue, _ back: JSONValue?) -> JSONValue? {
        let candidates = heard.leaves.compactMap { leaf -> (Leaf, Speaker.Given)? in
            guard let given = opener.given.first(where: { $0.text == leaf.text && $0.isParticular(beside: peer) })
            else { return nil }
            if let back, let peer {
                let theirs = peer.given.first { $0.source == given.source }
                guard back.value(at: leaf.path).map({ Leaf(path: leaf.path, value: $0).text }) == theirs?.text else {
                    return nil
                }
            }
            return (leaf, given)
        }
        let found = candidates.first { $0.0.name.matches("id$") || $0.1.name.matches("id$") } ?? candidates.first
        return found.map { ["at": .string($0.0.path.written), "is": .string("<actor.\($0.1.name)>")] }
    }
}

extension JSONValue {
    /// The names and kinds of its members, whatever they are.
    fileprivate var shape: JSONValue {
        switch self {
        case .null: .null
        case .bool: "bool"
        case .number: "number"
        case .string: "text"
        case .array(let elements): .array(elements.map(\.shape))
        case .object(let object): .object(JSONObject(object.map { ($0.key, $0.value.shape) }))
        }
    }

    /// A pattern of as many elements, each of any kind.
    fileprivate var anything: JSONValue {
        arrayValue.map { .array($0.map { _ in "<_:any>" }) } ?? "<_:any>"
    }
}
