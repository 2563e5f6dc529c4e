import ChatProtocol

/// One input for a running server.
struct ServerInput {
    /// Whose socket is used.
    enum Seat: Hashable, CaseIterable {
        case customer, oscar, sam
    }

    enum Way {
        case socket(Seat, [UInt8])
        case request(HTTPMessage)
        /// On a TCP connection of its own, ended by its client.
        case bytes([UInt8])
    }

    let kind: InputKind
    let way: Way

    /// Everything but the run's own names follows from the seed and the index.
    init(seed: UInt64, index: Int, corpus: Corpus, world: World) {
        var random = Randomness(seed: ~seed, index: index)
        kind = random.pick(weighing: [
            .command: 42, .commandBytes: 12, .rawFrames: 9, .request: 27, .requestBytes: 6, .handshake: 4,
        ])
        way = Self.way(kind, &random, corpus, world)
    }

    private static func way(
        _ kind: InputKind, _ random: inout Randomness, _ corpus: Corpus, _ world: World
    ) -> Way {
        let words = world.words
        let seat = random.pick(weighing: [Seat.customer: 4, .oscar: 4, .sam: 2])
        switch kind {
        case .command:
            let tree = DecodeInput.mutatedTree(corpus.command(&random, words), &random, words)
            return .socket(seat, FrameStream.text(tree.bytes, &random))
        case .commandBytes:
            let bytes = DecodeInput.mutatedBytes(corpus.command(&random, words).bytes, &random, corpus)
            return .socket(seat, FrameStream.text(bytes, &random))
        case .rawFrames:
            let stream = FrameStream.bytes(&random) { random in
                random.chance(70) ? corpus.command(&random, words).bytes : OddTokens.any(&random)
            }
            return .socket(seat, stream)
        case .request:
            return .request(RequestMaking(corpus: corpus, world: world).message(&random))
        case .requestBytes:
            let message =
                random.chance(80)
                ? RequestMaking(corpus: corpus, world: world).message(&random) : handshake(&random, world)
            return .bytes(message.bytes.mutated(&random, donor: handshake(&random, world).bytes))
        default:
            return .bytes(handshake(&random, world).bytes)
        }
    }

    /// A handshake of which something may be wrong.
    private static func handshake(_ random: inout Randomness, _ world: World) -> HTTPMessage {
        let words = world.words
        let token = random.pick([world.customer, world.oscar, world.spare]).token
        let names = ["token", "token", "token", "token", "ticket", "resume", "after", "Token", ""]
        var query = random.chance(80) ? ["token=\(token)"] : []
        if random.chance(25) { query.append("resume=\(random.pick(words.connections))") }
        while random.chance(40) {
            query.append("\(random.pick(names))=\(RequestMaking.value(&random, words))")
        }
        let path = random.chance(90) ? "/ws" : random.pick(["/ws/", "//ws", "/WS", "/ws/x", "/%77s", "/api/v2/ws"])
        var message = SocketConnection.handshake("\(path)?\(query.joined(separator: "&"))")
        for _ in 0..<random.below(3) {
            let chosen = random.below(message.headers.count)
            switch random.below(4) {
            case 0: message.headers[chosen].value = RequestMaking.headerValue(&random, words)
            case 1: message.headers.append(message.headers[chosen])
            case 2: message.headers.append(("Origin", random.pick(["null", "https://evil.example", ""])))
            default: message.headers[chosen].name = random.pick(["X-A", "Sec-WebSocket-Protocol", "Upgrade"])
            }
        }
        if random.chance(10) { message.method = random.pick(["POST", "HEAD", "PUT", "OPTIONS"]) }
        return message
    }
}
