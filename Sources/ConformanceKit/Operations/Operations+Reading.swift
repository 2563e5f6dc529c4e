import RawJSON

extension Operations {
    /// Reads an operations file.
    ///
    /// - Parameter file: how mistakes call it.
    /// - Throws: the first mistake, with its place and a remedy.
    public init(yaml text: String, file: String) throws(FixtureError) {
        do throws(FixtureError) {
            self = try Operations(JSONReader(YAMLText.json(text)))
        } catch {
            throw error.inFile(file)
        }
    }

    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        name = try object.optional("name") { name throws(FixtureError) in try name.text() } ?? "this server"
        url = try object.optional("url") { url throws(FixtureError) in try url.text() }
        accounts = try object.required("accounts") { accounts throws(FixtureError) in try Accounts(accounts) }
        headers =
            try object.optional("headers") { headers throws(FixtureError) in try headers.record() } ?? JSONObject()
        var socketURL: String?
        socket = try object.required("socket") { socket throws(FixtureError) in
            var members = try socket.record()
            if let url = members["url"] {
                socketURL = try JSONReader(url, at: socket.path.appending("url")).text()
                members["url"] = nil
            }
            // It is read again as part of a suite, which has no better place to tell of a mistake.
            if members["event"] == nil { members["event"] = "type" }
            if members["transport"]?.stringValue?.hasPrefix("socketio") == true {
                if members["path"] == nil { members["path"] = "/socket.io/" }
                if members["ready"] == nil { members["ready"] = ["connect": "<_:object>"] }
            }
            _ = try SocketDescription(JSONReader(.object(members), at: socket.path))
            return members
        }
        self.socketURL = socketURL
        origin = try object.optional("origin") { origin throws(FixtureError) in try Origin(origin) }
        pace = try object.optional("pace") { pace throws(FixtureError) in try Pace(pace) } ?? .gentle
        open = try object.required("open") { steps throws(FixtureError) in try Recipe.list(steps) }
        join = try object.optional("join") { steps throws(FixtureError) in try Recipe.list(steps) } ?? []
        enter = try object.optional("enter") { steps throws(FixtureError) in try Recipe.list(steps) } ?? []
        send = try object.required("send") { send throws(FixtureError) in try Send(send) }
        acked = try object.optional("acked") { acked throws(FixtureError) in try acked.pattern("tag", "text") }
        seen = try object.required("seen") { seen throws(FixtureError) in try Seen(seen) }
        history = try object.optional("history") { history throws(FixtureError) in try History(history) }
        typing = try object.optional("typing") { typing throws(FixtureError) in try Typing(typing) }
        source = reader.value
        try object.finish()
        try checkActors()
        if !open.contains(where: \.bindsConversation) {
            throw FixtureError(
                at: reader.path.appending("open"), "no step of it binds 'conversation'",
                remedy: "add to the call that makes one: bind: {conversation: path.of.its.id}")
        }
        if send.isCall, acked != nil {
            throw FixtureError(
                at: reader.path.appending("acked"), "messages are sent by a call, whose answer acknowledges them",
                remedy: "remove 'acked'")
        }
    }
}

extension Operations {
    /// Every `<actor.…>` and `<peer.…>` must be something that `accounts` gives.
    private func checkActors() throws(FixtureError) {
        var known: Set = ["role", "nickname"]
        for step in accounts.steps { known.formUnion(step["bind"]?.objectValue?.keys ?? []) }
        for account in accounts.fixed.values { known.formUnion(account.keys) }
        // Later steps see what earlier ones have bound, each in its own way; the steps are read on their own.
        for member in source.objectValue ?? JSONObject() where member.key != "accounts" {
            let used = member.value.placeholders.compactMap { $0.actorAttribute ?? $0.peerAttribute }
            guard let missing = used.first(where: { !known.contains($0) }) else { continue }
            let names = known.sorted().joined(separator: ", ")
            throw FixtureError(
                at: JSONPath([.member(member.key)]), "nobody has a '\(missing)': 'accounts' gives \(names)",
                remedy: "bind it in a step of 'accounts', or use one of these")
        }
    }
}

extension Operations.Pace {
    /// What servers with any limit for people allow.
    static let gentle = Operations.Pace(messages: 10, windowMs: 500)

    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        messages = try object.required("messages").integer(atLeast: 1)
        windowMs = try object.required("windowMs").integer(atLeast: 1)
        try object.finish()
    }
}

extension Operations.Accounts {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        steps = try object.optional("steps") { steps throws(FixtureError) in try Recipe.list(steps) } ?? []
        if steps.contains(where: { $0["call"] == nil }) {
            throw reader.error("nobody has a connection before they have an account", remedy: "use calls in 'steps'")
        }
        fixed =
            try object.optional("fixed") { fixed throws(FixtureError) in
                var known: [String: JSONObject] = [:]
                for member in try fixed.object().all() { known[member.key] = try member.reader.record() }
                return known
            } ?? [:]
        let roles = try object.optional("roles") { roles throws(FixtureError) in
            var members = try roles.object()
            let pair = (try members.required("opener").text(), try members.required("peer").text())
            try members.finish()
            return pair
        }
        (opener, peer) = roles ?? ("user", "user")
        try object.finish()
        if steps.isEmpty, fixed.isEmpty {
            throw reader.error(
                "it does not say how people come to be",
                remedy: "add 'steps' (calls that sign up or log in), 'fixed' accounts, or both")
        }
        let missing = ["mei", "oscar", "bystander"].filter { fixed[$0] == nil }
        if !fixed.isEmpty, !missing.isEmpty {
            throw reader.error(
                "fixed accounts are missing for \(missing.joined(separator: " and "))",
                remedy: "give three: mei opens conversations, oscar is asked into them, bystander is in none of them")
        }
    }
}

extension Operations.Origin {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        allowed = try object.required("allowed").text()
        foreign =
            try object.optional("foreign") { text throws(FixtureError) in try text.text() }
            ?? "https://elsewhere.example"
        try object.finish()
    }
}

extension Operations.Send {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var members = try reader.record()
        isIdempotent =
            try members["idempotent"].map { flag throws(FixtureError) in
                try JSONReader(flag, at: reader.path.appending("idempotent")).bool()
            } ?? false
        members["idempotent"] = nil
        longest = try members["longest"].map { count throws(FixtureError) in
            try JSONReader(count, at: reader.path.appending("longest")).integer(atLeast: 100)
        }
        members["longest"] = nil
        step = try Recipe.one(JSONReader(.object(members), at: reader.path))
        guard !step.contains(key: "receive"), !step.contains(key: "bind") else {
            throw reader.error(
                "it does more than to say something", remedy: "use one call or one frame, without 'bind'")
        }
        guard reader.value.uses("text") else {
            throw reader.error("it does not say what is said", remedy: "put <text> where the text stands")
        }
        if isIdempotent, !reader.value.uses("tag") {
            throw reader.error(
                "nothing tells a repetition from a new message",
                remedy: "put <tag> where the client's own id of a message stands, or remove 'idempotent'")
        }
    }
}

extension Operations.Seen {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        frame = try object.required("frame").pattern("text").withoutActors(reader)
        guard let path = frame.path(of: "text") else {
            throw reader.error(
                "its frame does not say where the text stands",
                remedy: "put \"<text>\", and nothing else, where the text stands")
        }
        text = path
        sender = try object.optional("sender") { sender throws(FixtureError) in try Operations.Sender(sender) }
        try object.finish()
    }
}

extension Operations.Sender {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        path = try object.required("at").jsonPath()
        value = try object.required("is").value
        try object.finish()
    }
}

extension Operations.History {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        call = try object.required("call").text()
        query = try object.optional("query") { query throws(FixtureError) in try query.record() } ?? JSONObject()
        items = try object.required("items").string()
        _ = try JSONReader(.string(items), at: reader.path.appending("items")).jsonPath()
        text = try object.required("text").jsonPath()
        next = try object.optional("next") { next throws(FixtureError) in try next.record() }
        whileMore = try object.optional("while") { path throws(FixtureError) in try path.text() }
        let order = try object.optional("order") { order throws(FixtureError) -> Order in try order.choice() }
        isNewestFirst = order == .newestFirst
        try object.finish()
        guard call.hasPrefix("GET ") else {
            throw reader.error("'\(call)' reads nothing", remedy: "write call: GET /path")
        }
        // Read as the step that it will be, so that a mistake is told of at its place.
        var step = reader.value.objectValue ?? JSONObject()
        for name in ["call", "text", "order"] { step[name] = nil }
        step["actor"] = "oscar"
        step["follow"] = .string(call)
        step["as"] = "kept"
        _ = try Step(JSONReader(.object(step), at: reader.path))
    }

    private enum Order: String, CaseIterable {
        case oldestFirst = "oldest-first"
        case newestFirst = "newest-first"
    }
}

extension Operations.Typing {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var members = try reader.record()
        guard let seen = members["seen"] else {
            throw reader.error("it does not say what others hear of it", remedy: "add 'seen' with a pattern")
        }
        self.seen = try JSONReader(seen, at: reader.path.appending("seen")).pattern().withoutActors(reader)
        members["seen"] = nil
        step = try Recipe.one(JSONReader(.object(members), at: reader.path))
    }
}

extension JSONReader {
    /// An object whose members are looked at later.
    func record() throws(FixtureError) -> JSONObject {
        _ = try object()
        return value.objectValue ?? JSONObject()
    }

    /// A pattern in which these names will be filled in.
    fileprivate func pattern(_ names: String...) throws(FixtureError) -> JSONValue {
        _ = try Pattern(self)
        if let first = names.first, !names.contains(where: value.uses) {
            throw error("nothing in it tells one message from another", remedy: "put <\(first)> where it stands")
        }
        return value
    }
}

extension JSONValue {
    /// The same value, in which nobody is named: who hears is not known when it is looked for among frames.
    fileprivate func withoutActors(_ reader: JSONReader) throws(FixtureError) -> JSONValue {
        for case .reference(let name) in placeholders where ["actor", "peer"].contains(name.owner) {
            throw reader.error(
                "'<\(name.text)>' means nobody here", remedy: "remove it; 'sender' says whose a message is")
        }
        return self
    }

    /// Whether a placeholder stands anywhere in it.
    func uses(_ name: String) -> Bool {
        switch self {
        case .null, .bool, .number: false
        case .string(let text): text.contains("<\(name)>")
        case .array(let elements): elements.contains { $0.uses(name) }
        case .object(let object): object.contains { $0.key != "$literal" && $0.value.uses(name) }
        }
    }

    /// The place of a text that is nothing but the placeholder.
    func path(of name: String, at path: JSONPath = .root) -> JSONPath? {
        switch self {
        case .string("<\(name)>"): return path
        case .array(let elements):
            return elements.enumerated().lazy.compactMap { $1.path(of: name, at: path.appending($0)) }.first
        case .object(let object):
            return object.lazy.compactMap { $0.value.path(of: name, at: path.appending($0.key)) }.first
        default: return nil
        }
    }

    fileprivate var bindsConversation: Bool {
        self["bind"]?["conversation"] != nil || uses("+conversation:id")
    }
}
