import ChatProtocol

/// Makes requests for every route, right in most things and wrong in some.
struct RequestMaking {
    let corpus: Corpus
    let world: World

    func message(_ random: inout Randomness) -> HTTPMessage {
        let endpoint = random.pick(Endpoint.all)
        var message = HTTPMessage(target: target(endpoint, &random))
        message.method =
            random.chance(92)
            ? endpoint.method.rawValue : random.pick(["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"])
        if let token = token(endpoint, &random) { message.headers.append(("Authorization", token)) }
        message.body = body(endpoint, &random)
        // Without a length there is no body for GET, and an empty one for POST.
        if message.body == nil, message.method != "GET", message.method != "HEAD" { message.body = [] }
        message.isChunked = message.body != nil && random.chance(8)
        if random.chance(40) { addHeaders(to: &message, &random) }
        return message
    }

    // MARK: - Path and query

    /// What the path names where it has to end, so that other inputs find theirs alive.
    private func isEnding(_ endpoint: Endpoint) -> Bool {
        ["close", "rating", "transfer", "logout"].contains { endpoint.path.text.hasSuffix($0) }
    }

    private func target(_ endpoint: Endpoint, _ random: inout Randomness) -> String {
        var path = endpoint.path.text
        if isEnding(endpoint), random.chance(80), let last = world.words.sessions.last {
            path = path.replacing("{sessionId}", with: last)
        }
        path = path.replacing("{sessionId}", with: pathPart(world.words.session(&random), &random))
        path = path.replacing("{userId}", with: pathPart(world.spare.userId, &random))
        if random.chance(15), path.hasPrefix("/api/v2/admin/chat") { path.removeFirst("/api/v2".count) }
        if random.chance(6) { path = odd(path, &random) }
        let names = ["page", "pageSize", "status", "sessionId", "before", "after", "date", "a", ""]
        var query: [String] = []
        if endpoint.method == .get, path.hasSuffix("history") {
            query.append("sessionId=\(random.pick(world.words.sessions))")
        }
        while random.chance(endpoint.method == .get ? 55 : 8) {
            let name = random.pick(names)
            let equals = random.chance(95) ? "=" : ""
            query.append("\(name)\(equals)\(Self.value(named: name, &random, world.words))")
        }
        return query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
    }

    private func pathPart(_ name: String, _ random: inout Randomness) -> String {
        random.chance(85) ? name : Self.value(&random, world.words)
    }

    private func odd(_ path: String, _ random: inout Randomness) -> String {
        switch random.below(7) {
        case 0: path + "/"
        case 1: path.replacing("/", with: "//", maxReplacements: 2)
        case 2: path + "/" + Self.value(&random, world.words)
        case 3: path.replacing("a", with: "%61", maxReplacements: 1)
        case 4: path.uppercased()
        case 5: "/./" + path + "/.."
        default: String(path.dropLast(1 + random.below(4)))
        }
    }

    /// Percent-encoded, so that the request stays HTTP; what is encoded may be anything.
    static func value(_ random: inout Randomness, _ words: Vocabulary) -> String {
        let bytes =
            switch random.below(4) {
            case 0: Array(random.pick(OddTokens.numbers).utf8)
            case 1: OddTokens.any(&random)
            case 2: Array(words.any(&random).utf8)
            default: Array(OddTokens.randomText(&random).utf8)
            }
        return bytes.prefix(2000).map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(Unicode.Scalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: byte % 2 == 0)
            }
        }.joined()
    }

    private static func value(named name: String, _ random: inout Randomness, _ words: Vocabulary) -> String {
        guard random.chance(60) else { return value(&random, words) }
        return switch name {
        case "page": "\(1 + random.below(4))"
        case "pageSize": "\(random.pick([1, 2, 10, 50, 51, 1000]))"
        case "status": random.pick(["all", "waiting", "pending", "assigned", "active", "closed", "Active"])
        case "sessionId": random.pick(words.sessions)
        case "before", "after": random.pick(words.messages)
        default: random.pick(["", "%", "%zz", "%00", "+", "a=b", "%F0%9F", "1"])
        }
    }

    // MARK: - Headers and body

    private func token(_ endpoint: Endpoint, _ random: inout Randomness) -> String? {
        let isEnding = endpoint.path.text.hasSuffix("logout")
        let own =
            isEnding
            ? world.spare
            : random.pick(
                endpoint.access == .operator
                    ? [world.oscar, world.sam] : [world.customer, world.customer, world.otherCustomer])
        guard random.chance(15) else { return endpoint.access == .anyone ? nil : "Bearer \(own.token)" }
        return switch random.below(6) {
        case 0: nil
        case 1 where !isEnding: "Bearer \(random.pick(world.all).token)"
        case 2: "Bearer \(world.spare.token.dropLast())"
        case 3: "bearer  \(own.token) "
        case 4: Self.headerValue(&random, world.words)
        default: "Bearer \(Self.headerValue(&random, world.words))"
        }
    }

    static func headerValue(_ random: inout Randomness, _ words: Vocabulary) -> String {
        switch random.below(5) {
        case 0: words.any(&random)
        case 1: random.pick(OddTokens.numbers)
        case 2: String(repeating: "x", count: random.pick([1, 100, 101, 1000, 5000]))
        case 3: random.pick(["", " ", "é", "漢字", "a,b", "\"", "a;q=1", "\t", "%00", "chunked", "websocket", "13"])
        default: random.pick(Vocabulary.temporaryIds)
        }
    }

    private func addHeaders(to message: inout HTTPMessage, _ random: inout Randomness) {
        let names = [
            "Idempotency-Key", "Idempotency-Key", "Idempotency-Key", "Content-Type", "Accept", "Accept-Encoding",
            "Origin", "Cookie", "X-Forwarded-For", "Content-Encoding", "Range", "If-None-Match",
            "X-HTTP-Method-Override",
        ]
        for _ in 0...random.below(2) {
            let name = random.pick(names)
            let value =
                name == "Idempotency-Key" && random.chance(70)
                ? random.pick(Vocabulary.temporaryIds) : Self.headerValue(&random, world.words)
            message.headers.append((name, value))
        }
        if random.chance(2) { message.headers.append(("Expect", "100-continue")) }
        if random.chance(2) { message.headers.append(("Connection", "close")) }
    }

    private func body(_ endpoint: Endpoint, _ random: inout Randomness) -> [UInt8]? {
        guard let type = endpoint.request else {
            return random.chance(10) ? OddTokens.any(&random) : nil
        }
        let tree = corpus.request(random.chance(95) ? "\(type)" : nil, &random, world.words)
        switch random.below(20) {
        case 0...13: return DecodeInput.mutatedTree(tree, &random, world.words).bytes
        case 14...16: return DecodeInput.mutatedBytes(tree.bytes, &random, corpus)
        case 17: return OddTokens.any(&random)
        case 18: return nil
        default: return tree.bytes + [UInt8](repeating: 0x20, count: random.pick([16_000, 16_384, 17_000, 40_000]))
        }
    }
}
