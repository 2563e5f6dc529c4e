/// One input for the decoders.
///
/// Everything follows from the seed and the index.
struct DecodeInput {
    let kind: InputKind
    let bytes: [UInt8]
    /// For the choices of the checks.
    let random: Randomness

    init(seed: UInt64, index: Int, corpus: Corpus, words: Vocabulary) {
        var random = Randomness(seed: seed, index: index)
        kind = random.pick(weighing: [
            .frame: 33, .frameBytes: 17, .body: 18, .bodyBytes: 9, .stream: 11, .page: 3, .timestamp: 4,
            .identifier: 3, .path: 2,
        ])
        bytes = Self.bytes(kind, &random, corpus, words)
        self.random = random
    }

    private static func bytes(
        _ kind: InputKind, _ random: inout Randomness, _ corpus: Corpus, _ words: Vocabulary
    ) -> [UInt8] {
        switch kind {
        case .frame: mutatedTree(corpus.command(&random, words), &random, words).bytes
        case .frameBytes: mutatedBytes(corpus.command(&random, words).bytes, &random, corpus)
        case .body: mutatedTree(corpus.request(nil, &random, words), &random, words).bytes
        case .bodyBytes: mutatedBytes(corpus.request(nil, &random, words).bytes, &random, corpus)
        case .timestamp: timestamp(&random)
        case .path: mutatedPath(&random, words)
        default: shortText(&random, words)
        }
    }

    /// Sometimes untouched, mostly with one change, else with up to four: the more, the fewer get past the first rule.
    static func mutatedTree(_ tree: Tree, _ random: inout Randomness, _ words: Vocabulary) -> Tree {
        guard !random.chance(12) else { return tree }
        var tree = tree
        for _ in 0...(random.chance(60) ? 0 : random.below(4)) { tree = tree.mutated(&random, words) }
        return tree
    }

    static func mutatedBytes(_ bytes: [UInt8], _ random: inout Randomness, _ corpus: Corpus) -> [UInt8] {
        if random.chance(4) { return (0..<random.below(200)).map { _ in UInt8(random.below(256)) } }
        return bytes.mutated(&random, donor: corpus.donor(&random))
    }

    private static func timestamp(_ random: inout Randomness) -> [UInt8] {
        let year = random.pick(["2025", "0000", "9999", "1969", "1600", "2024", "2100"])
        let day = random.pick(["08-12", "02-29", "02-30", "12-31", "01-01", "00-10", "13-01", "06-31"])
        let time = random.pick(["18:30:00", "23:59:60", "24:00:00", "00:00:00", "23:59:59", "12:60:00"])
        let fraction = random.pick(["", ".000", ".999", ".9995", ".999999999", ".1234567890", ".", ".1"])
        let offset = random.pick(["Z", "z", "+00:00", "-23:59", "+23:59", "+24:00", "", "+0100", "-00:01"])
        let text = Array("\(year)-\(day)\(random.pick(["T", "t", " "]))\(time)\(fraction)\(offset)".utf8)
        return random.chance(40) ? text.mutated(&random, donor: text) : text
    }

    private static func mutatedPath(_ random: inout Randomness, _ words: Vocabulary) -> [UInt8] {
        let path = Array("/api/v2/admin/chat/sessions/\(random.pick(words.sessions))/messages?page=1".utf8)
        return path.mutated(&random, donor: Array("/api/v2/auth/login/chat/history/capabilities".utf8))
    }

    private static func shortText(_ random: inout Randomness, _ words: Vocabulary) -> [UInt8] {
        switch random.below(4) {
        case 0: Array(random.pick(OddTokens.numbers).utf8)
        case 1: Array(words.any(&random).utf8)
        case 2: Array(OddTokens.randomText(&random).utf8)
        default: Array(words.any(&random).utf8).mutated(&random, donor: [0x2E, 0x3A, 0x2D, 0x5F])
        }
    }
}
