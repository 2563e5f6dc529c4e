import RawJSON

/// How a conversation came to be, and by what it is known.
struct Opening {
    /// Where the id came from.
    enum Origin {
        case call(RecordedSession.Call, JSONPath)
        /// A frame, and the one that asked for it.
        case frame(RecordedSession.Frame, JSONPath, asked: RecordedSession.Frame)
    }

    /// Its id.
    let conversation: String
    let origin: Origin
    /// What the opener called after that, about the conversation or the other person.
    let later: [RecordedSession.Call]

    var at: Int {
        switch origin {
        case .call(let call, _): call.at
        case .frame(let frame, _, _): frame.at
        }
    }

    /// - Returns: nil if nothing that was said names something that the server had given before.
    init?(_ session: RecordedSession, _ opener: Speaker, _ peer: Speaker?) {
        // The younger the better: what is oldest are the people themselves.
        let origins = opener.saying.named.compactMap { text in
            Self.origin(of: text, session, opener).map { (text, $0) }
        }
        guard let found = origins.max(by: { Self.rank($0.1) < Self.rank($1.1) }) else { return nil }
        (conversation, origin) = found
        let begin = Self.rank(found.1).at
        let others = (peer?.given.map(\.text) ?? []) + (peer?.typed(beside: opener).map(\.text) ?? [])
        later = session.calls.filter { call in
            call.at > begin && call.at < opener.saying.at && call.hasSucceeded && !call.isReading
                && !call.path.matches("typing|read|seen|presence") && opener.makes(call)
                && (call.names(found.0) || others.contains { call.names($0) })
        }
    }

    /// A call that makes something is better than a list that was read.
    private static func rank(_ origin: Origin) -> (isMade: Int, at: Int) {
        switch origin {
        case .call(let call, _): (call.isReading ? 0 : 1, call.at)
        case .frame(let frame, _, _): (1, frame.at)
        }
    }

    private static func origin(
        of text: String, _ session: RecordedSession, _ opener: Speaker
    ) -> Origin? {
        let accountCalls = opener.accountCalls.map(\.at)
        if opener.given.contains(where: { $0.text == text }) { return nil }
        let call = session.calls.first { call in
            call.at < opener.saying.at && call.hasSucceeded && !accountCalls.contains(call.at)
                && call.answer.says(text) && opener.makes(call)
        }
        let frame = session.frames.first { frame in
            frame.at < opener.saying.at && !frame.isFromClient && opener.sockets.contains(frame.socket)
                && frame.value.says(text)
        }
        if let frame, frame.at < call?.at ?? .max,
            let asked = session.frames.last(where: {
                $0.at < frame.at && $0.isFromClient && $0.socket == frame.socket
            }), !asked.value.says(text), let leaf = frame.value.leaves.first(where: { $0.text == text })
        {
            return .frame(frame, leaf.path, asked: asked)
        }
        guard let call, let leaf = call.answer.leaves.first(where: { $0.text == text }) else { return nil }
        return .call(call, leaf.path)
    }
}

extension Speaker.Saying {
    /// What a saying names beside what is said: ids, types, whatever else it has.
    var named: [String] {
        let inside = value.leaves.map(\.text)
        guard case .call(let call) = self else { return inside }
        return inside + call.path.split(separator: "/").map(String.init) + call.query.map(\.value)
    }
}

extension RecordedSession.Call {
    /// Whether its path, query or body has a text as a whole.
    func names(_ text: String) -> Bool {
        path.split(separator: "/").contains { $0 == text } || query.contains { $0.value == text } || body.says(text)
    }
}
