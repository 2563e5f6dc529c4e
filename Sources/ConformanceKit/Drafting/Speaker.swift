import Foundation
import RawJSON
import WireClient

/// One of the people of a recorded session: where they said their sentence, and by what the server knows them.
struct Speaker {
    /// How something was said.
    enum Saying {
        case frame(RecordedSession.Frame)
        case call(RecordedSession.Call)

        var at: Int {
            switch self {
            case .frame(let frame): frame.at
            case .call(let call): call.at
            }
        }

        /// The frame, or the body of the call.
        var value: JSONValue {
            switch self {
            case .frame(let frame): frame.value
            case .call(let call): call.body
            }
        }
    }

    /// Something that an answer gave to this person.
    struct Given {
        /// What an operations file calls it.
        let name: String
        /// Where a `bind` takes it from.
        let source: String
        let text: String
        /// Which of `accountCalls` was answered so.
        let call: Int
    }

    /// Something that this person wrote to sign up or log in.
    struct Typed {
        let text: String
        /// What a case writes there.
        let placeholder: String
    }

    let sentence: String
    let saying: Saying
    /// The connections by which the server knows this person.
    let sockets: Set<Int>
    /// How this person signed up and logged in.
    let accountCalls: [RecordedSession.Call]
    let given: [Given]
    /// What looks like a secret and came from no answer that was recorded: it must not stand in a draft.
    let unexplained: [String]

    /// - Returns: nil if nobody said the sentence.
    init?(_ sentence: String, in session: RecordedSession) {
        guard let saying = session.saying(sentence) else { return nil }
        self.sentence = sentence
        self.saying = saying
        var calls: [RecordedSession.Call] = []
        for secret in session.secrets(of: saying) {
            guard let giver = session.giver(of: secret, before: saying.at) else { continue }
            calls = session.earlierCalls(of: giver) + [giver]
            break
        }
        accountCalls = calls
        given = Self.given(by: calls)
        let secrets = Set(given.map(\.text).filter { $0.count >= 6 })
        var sockets = Set(
            session.sockets.filter { socket in
                session.secrets(of: socket).contains { secrets.contains($0) }
            }.map(\.id))
        if case .frame(let frame) = saying { sockets.insert(frame.socket) }
        self.sockets = sockets
        let known = Set(given.map(\.text))
        let shown =
            session.sockets.filter { sockets.contains($0.id) }.flatMap(session.shown(by:))
            + session.calls.flatMap { $0.headers.secrets.map(\.text) }
        unexplained = shown.filter { $0.count >= 12 && !known.contains($0) }
    }

    /// Whether a call shows that this person makes it.
    func makes(_ call: RecordedSession.Call) -> Bool {
        let shown = call.headers.secrets.map(\.text) + call.query.map(\.value)
        return shown.contains { text in given.contains { $0.text == text && $0.text.count >= 6 } }
    }

    /// What differs between the two people in what they wrote to sign up.
    func typed(beside other: Speaker?) -> [Typed] {
        accountCalls.enumerated().flatMap { index, call in
            let others = other?.accountCalls.indices.contains(index) == true ? other?.accountCalls[index].body : nil
            return call.body.leaves.compactMap { leaf -> Typed? in
                if leaf.name.matches("pass|secret|pwd|pin$|credential|otp$") {
                    return Typed(text: leaf.text, placeholder: "pass-<run>")
                }
                // Without somebody to compare with, only the name of a member can say it.
                let isOwn =
                    others.map { $0.value(at: leaf.path) != leaf.value }
                    ?? leaf.name.matches("name|mail|login|user|nick|handle")
                guard isOwn else { return nil }
                if leaf.name.matches("^(role|type|kind|user_?type|account_?type)$") {
                    return Typed(text: leaf.text, placeholder: "<actor.role>")
                }
                return Typed(
                    text: leaf.text,
                    placeholder: leaf.text.contains("@") ? "<actor.nickname>@example.test" : "<actor.nickname>")
            }
        }
    }

    private static func given(by calls: [RecordedSession.Call]) -> [Given] {
        var all: [Given] = []
        func add(_ name: String, _ source: String, _ text: String, _ call: Int) {
            guard !text.isEmpty, !all.contains(where: { $0.text == text && $0.source == source }) else { return }
            let plain = name.filter { $0.isLetter || $0.isNumber }
            var free = plain.isEmpty ? "value" : plain
            while ["role", "nickname"].contains(free) || all.contains(where: { $0.name == free }) { free += "2" }
            all.append(Given(name: free, source: source, text: text, call: call))
        }
        for (index, call) in calls.enumerated() {
            for cookie in call.setCookies { add(cookie.name, "cookie \(cookie.name)", cookie.text, index) }
            for leaf in call.answer.leaves { add(leaf.name, leaf.path.written, leaf.text, index) }
        }
        return all
    }
}

extension RecordedSession {
    /// Where a sentence left a client for the first time.
    fileprivate func saying(_ sentence: String) -> Speaker.Saying? {
        let frame = frames.first { $0.isFromClient && $0.value.holds(sentence) }
        let call = calls.first { $0.hasSucceeded && $0.body.holds(sentence) }
        switch (frame, call) {
        case (let frame?, let call?): return frame.at < call.at ? .frame(frame) : .call(call)
        case (let frame?, nil): return .frame(frame)
        case (nil, let call?): return .call(call)
        case (nil, nil): return nil
        }
    }

    /// By what the server may know who has said something.
    fileprivate func secrets(of saying: Speaker.Saying) -> [String] {
        switch saying {
        case .call(let call): return call.headers.secrets.map(\.text) + call.query.map(\.value)
        case .frame(let frame):
            guard let socket = sockets.first(where: { $0.id == frame.socket }) else { return [] }
            return secrets(of: socket)
        }
    }

    /// By what the server may know whose connection this is: of the handshake, and of what is said first.
    fileprivate func secrets(of socket: Socket) -> [String] {
        let first = frames.filter { $0.socket == socket.id && $0.isFromClient }.prefix(3)
        return socket.query.map(\.value) + socket.headers.secrets.map(\.text)
            + (socket.socketIO?.auth.leaves.map(\.text) ?? [])
            + socket.path.split(separator: "/").map(String.init)
            + first.flatMap { $0.value.leaves.map(\.text) }
    }

    /// What a handshake, and a first frame under a telling name, show of whoever connects.
    fileprivate func shown(by socket: Socket) -> [String] {
        let first = frames.first { $0.socket == socket.id && $0.isFromClient }
        let told = (first?.value.leaves ?? []).filter {
            $0.name.matches("token|auth|jwt|session|secret|key|pass|ticket")
        }
        return socket.query.map(\.value) + socket.headers.secrets.map(\.text)
            + (socket.socketIO?.auth.leaves.map(\.text) ?? []) + told.map(\.text)
    }

    /// The call that was first answered with a text.
    fileprivate func giver(of text: String, before at: Int) -> Call? {
        guard text.count >= 6 else { return nil }
        return calls.first { call in
            call.at < at && call.hasSucceeded && !call.isReading
                && (call.answer.says(text) || call.setCookies.contains { $0.text == text })
        }
    }

    /// The calls of the same person before a login, such as a sign-up: they have what is written to log in.
    fileprivate func earlierCalls(of login: Call) -> [Call] {
        let typed = login.body.leaves.map(\.text).filter { $0.count >= 3 }
        // What others have written too says nothing about who it was.
        let own = typed.filter { text in
            !calls.contains { $0.at != login.at && $0.path == login.path && $0.body.says(text) }
        }
        return calls.filter { call in
            call.at < login.at && call.hasSucceeded && !call.isReading && call.path != login.path
                && own.contains { call.body.says($0) }
        }
    }
}

extension RecordedSession.Call {
    /// What the answer lets the client keep.
    var setCookies: [(name: String, text: String)] {
        answerHeaders.values(of: "set-cookie").compactMap { line in
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
        }
    }
}

extension [WireHeader] {
    /// Of headers, what may say who asks: the token of `Authorization`, every cookie, the client's own headers.
    var secrets: [(header: String, cookie: String?, text: String)] {
        flatMap { header -> [(header: String, cookie: String?, text: String)] in
            switch header.name.lowercased() {
            case "authorization":
                let parts = header.value.split(separator: " ", maxSplits: 1)
                return parts.last.map { [(header.name, nil, String($0))] } ?? []
            case "cookie":
                return header.value.split(separator: ";").compactMap { pair in
                    let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                    guard parts.count == 2 else { return nil }
                    return (header.name, parts[0].filter { $0 != " " }, parts[1])
                }
            case "sec-websocket-protocol":
                return header.value.split(separator: ",").map { (header.name, nil, $0.filter { $0 != " " }) }
            case "host", "origin", "referer", "user-agent", "connection", "upgrade", "pragma", "dnt", "te": return []
            case let name:
                let isUsual = ["accept", "content-", "sec-", "cache-", "if-", "upgrade-"].contains(
                    where: name.hasPrefix)
                return isUsual ? [] : [(header.name, nil, header.value)]
            }
        }
    }
}

extension String {
    /// Whether a regular expression is found in it, in any case of letters.
    func matches(_ pattern: String) -> Bool {
        range(of: pattern, options: [.regularExpression, .caseInsensitive]) != nil
    }
}
