import RawJSON

extension SessionReader {
    /// How the opener made the conversation.
    var openPart: DraftPart? {
        guard let opening else { return nil }
        var steps: [JSONValue] = []
        let confidence: DraftPart.Confidence
        switch opening.origin {
        case .call(let call, let path):
            var step = recipe(call, asking)
            step["bind"] = ["conversation": .string(path.written)]
            steps.append(.object(step))
            confidence = call.isReading ? .guess : .sure
        case .frame(let frame, let path, let asked):
            steps.append(["frame": asking.template(asked.value)])
            let pattern = frame.value.pattern { leaf in
                leaf.path == path ? "<+conversation:id>" : kind(leaf, of: frame.value)
            }
            steps.append(["receive": pattern ?? "<_:any>"])
            confidence = .likely
        }
        let wording = inside(asking)
        steps += opening.later.map { .object(recipe($0, wording)) }
        return DraftPart(
            name: "open", value: steps.count == 1 ? steps[0] : .array(steps), confidence: confidence,
            why: confidence == .guess
                ? "its id was first seen in a list that was read; does this make a new one, with the other person in it?"
                : "its id was first seen here, and was used to say something")
    }

    /// What the other person called before they said something in it.
    var joinPart: DraftPart? {
        guard let opening, let peer else { return nil }
        let calls = session.calls.filter { call in
            call.at > opening.at && call.at < peer.saying.at && call.hasSucceeded && !call.isReading
                && call.names(opening.conversation) && peer.makes(call) && !call.body.holds(peer.sentence)
                && !call.path.matches("typing|read|seen|presence")
        }
        guard !calls.isEmpty else { return nil }
        let wording = inside(Self.wording(of: peer, beside: opener))
        let steps = calls.map { JSONValue.object(recipe($0, wording)) }
        return DraftPart(
            name: "join", value: steps.count == 1 ? steps[0] : .array(steps), confidence: .likely,
            why: "the other person did this before saying something; remove it if it is not needed")
    }

    /// What a connection sent to hear the conversation.
    var enterPart: DraftPart? {
        guard let opening, let peer else { return nil }
        func entering(_ speaker: Speaker) -> RecordedSession.Frame? {
            session.frames.first { frame in
                frame.isFromClient && frame.at > opening.at && frame.at < speaker.saying.at
                    && speaker.sockets.contains(frame.socket) && frame.value.says(opening.conversation)
                    && !frame.value.holds(speaker.sentence) && !frame.value.isTyping
            }
        }
        guard let frame = entering(peer) else { return nil }
        let wording = inside(Self.wording(of: peer, beside: opener))
        var steps: [JSONValue] = [["frame": wording.template(frame.value)]]
        let answer = session.frames.first { next in
            next.at > frame.at && next.socket == frame.socket && !next.isFromClient
        }
        if let answer, answer.value.says(opening.conversation), !answer.value.holds(opener.sentence) {
            let pattern = answer.value.pattern { leaf in
                leaf.text == opening.conversation ? "<conversation>" : kind(leaf, of: answer.value)
            }
            if let pattern { steps.append(["receive": pattern]) }
        }
        let isBoth = entering(opener) != nil
        return DraftPart(
            name: "enter", value: steps.count == 1 ? steps[0] : .array(steps), confidence: isBoth ? .sure : .likely,
            why: isBoth
                ? "both connections sent it before anything was said" : "the other connection sent it before it heard")
    }

    /// How somebody shows to be writing.
    var typingPart: DraftPart? {
        guard let peer else { return nil }
        let frame = session.frames.first {
            $0.isFromClient && opener.sockets.contains($0.socket) && $0.value.isTyping
        }
        guard let frame else { return nil }
        let heard = session.frames.first {
            !$0.isFromClient && $0.at > frame.at && peer.sockets.contains($0.socket) && $0.value.isTyping
        }
        guard let heard else { return nil }
        let wording = inside(own)
        let seen = heard.value.pattern { leaf in
            leaf.text == opening?.conversation ? "<conversation>" : kind(leaf, of: heard.value)
        }
        return DraftPart(
            name: "typing", value: ["frame": wording.template(frame.value), "seen": seen ?? "<_:any>"],
            confidence: .likely, why: "its name says so, and the other person heard of it")
    }
}

extension JSONValue {
    /// Whether what says of which kind it is speaks of writing.
    fileprivate var isTyping: Bool {
        leaves.contains {
            $0.value.stringValue != nil && $0.text.matches("typing|composing|is_writing") && $0.text.count < 40
        }
    }
}
