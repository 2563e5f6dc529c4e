import RawJSON
import WireClient

extension SessionReader {
    /// How the opener connects.
    var socketPart: DraftPart? {
        guard let socket = heardOn(opener) else { return nil }
        var value = JSONObject()
        if let side = socket.socketIO {
            value["transport"] = side.isPolling ? "socketio-polling" : "socketio"
            if side.namespace != "/" { value["namespace"] = .string(side.namespace) }
        }
        if socket.socketIO == nil || socket.path != "/socket.io/" {
            value["path"] = .string(own.template(path: socket.path))
        }
        if !socket.query.isEmpty {
            value["query"] = .object(
                JSONObject(socket.query.map { ($0.name, own.template(queryValue: $0.value)) }))
        }
        let headers = handshakeHeaders(socket)
        if !headers.isEmpty { value["headers"] = .object(headers) }
        let subprotocols = socket.headers.values(of: "sec-websocket-protocol")
            .flatMap { $0.split(separator: ",") }.map { own.template($0.filter { $0 != " " }) }
        if !subprotocols.isEmpty { value["subprotocols"] = .array(subprotocols) }
        if let auth = socket.socketIO?.auth, !auth.isNull { value["auth"] = own.template(auth) }
        if let first = firstFrame(of: socket) { value["first"] = own.template(first.value) }
        if let ready = ready(socket) { value["ready"] = ready }
        let isKnown =
            !opener.accountCalls.isEmpty && JSONValue.object(value).placeholders.contains { $0.actorAttribute != nil }
        return DraftPart(
            name: "socket", value: .object(value), confidence: isKnown ? .sure : .guess,
            why: isKnown
                ? "the credentials of the sign-up stand in it"
                : "nothing in it was seen to say who connects; say it in query, headers, subprotocols or first")
    }

    /// The connection on which somebody spoke or heard; the last before the sentence.
    func heardOn(_ speaker: Speaker) -> RecordedSession.Socket? {
        if case .frame(let frame) = speaker.saying {
            return session.sockets.first { $0.id == frame.socket }
        }
        return session.sockets.last { speaker.sockets.contains($0.id) && $0.at < speaker.saying.at }
    }

    private func handshakeHeaders(_ socket: RecordedSession.Socket) -> JSONObject {
        var headers = JSONObject()
        for secret in socket.headers.secrets where secret.header.lowercased() != "sec-websocket-protocol" {
            guard let given = opener.given.first(where: { $0.text == secret.text }) else { continue }
            let whole = secret.cookie.map { "\($0)=\(secret.text)" } ?? secret.text
            headers[secret.cookie == nil ? secret.header : "Cookie"] = .string(
                whole.replacing(secret.text, with: "<actor.\(given.name)>"))
        }
        return headers
    }

    /// What a client says at once to be let in.
    private func firstFrame(of socket: RecordedSession.Socket) -> RecordedSession.Frame? {
        let first = session.frames.first { $0.socket == socket.id && $0.isFromClient }
        return first.flatMap { frame in
            own.template(frame.value).placeholders.contains { $0.actorAttribute != nil }
                && opener.given.contains { given in given.text.count >= 6 && frame.value.says(given.text) }
                ? frame : nil
        }
    }

    /// The first frame of the server, if it is of the same kind for both people.
    private func ready(_ socket: RecordedSession.Socket) -> JSONValue? {
        guard socket.socketIO == nil, let other = peer.flatMap(heardOn), other.id != socket.id else { return nil }
        func greeting(_ socket: RecordedSession.Socket) -> RecordedSession.Frame? {
            session.frames.first { $0.socket == socket.id && !$0.isFromClient }
        }
        // What comes only after somebody has done something greets nobody.
        let begin = min(opening?.at ?? .max, opener.saying.at)
        guard let mine = greeting(socket), mine.at < begin, let others = greeting(other) else { return nil }
        return mine.value.kinds(alike: others.value)
    }
}

extension SessionReader {
    /// The leaf if it says of which kind a frame is, with placeholders for what it has of this conversation or of these
    /// people, such as `room:<conversation>`.
    func kind(_ leaf: Leaf, of value: JSONValue, alike other: JSONValue? = nil) -> JSONValue? {
        value.kind(leaf, alike: other).flatMap { kept in
            guard let text = kept.stringValue else { return kept }
            var wording = inside(own)
            if let opening, opening.conversation.count >= 3 { wording.replaceInside(opening.conversation) }
            let worded = wording.template(text)
            // What belongs to a person is another one next time.
            return worded.placeholders.contains { $0.actorAttribute != nil } ? nil : worded
        }
    }
}

extension JSONValue {
    /// A pattern of what says of which kind a frame is, as far as the other frame has the same.
    func kinds(alike other: JSONValue?) -> JSONValue? {
        pattern { leaf in kind(leaf, alike: other) }
    }

    /// The leaf if it says of which kind a frame is.
    func kind(_ leaf: Leaf, alike other: JSONValue?) -> JSONValue? {
        let isName = leaf.path.components.first == .index(0) && leaf.path.components.count == 1
        guard leaf.value.stringValue != nil,
            isName || leaf.name.matches("^(type|event|kind|cmd|command|op|action|t|e|method|topic|evt)$")
        else { return nil }
        if let other, other.value(at: leaf.path) != leaf.value { return nil }
        return leaf.value
    }
}
