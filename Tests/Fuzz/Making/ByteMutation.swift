extension [UInt8] {
    /// The bytes with a few of them flipped, inserted, removed, repeated, or exchanged for a stretch of others.
    func mutated(_ random: inout Randomness, donor: [UInt8]) -> [UInt8] {
        var bytes = self
        for _ in 0...random.below(4) { bytes.mutateOnce(&random, donor) }
        return bytes
    }

    private mutating func mutateOnce(_ random: inout Randomness, _ donor: [UInt8]) {
        guard !isEmpty else {
            append(UInt8(random.below(256)))
            return
        }
        let place = random.below(count)
        switch random.below(9) {
        case 0: self[place] ^= 1 << UInt8(random.below(8))
        case 1: self[place] = UInt8(random.below(256))
        case 2: insert(UInt8(random.below(256)), at: place)
        case 3: removeSubrange(place..<Swift.min(count, place + 1 + random.below(8)))
        case 4: removeSubrange(place...)
        case 5: insert(contentsOf: self[place..<Swift.min(count, place + 1 + random.below(32))], at: place)
        case 6:
            guard !donor.isEmpty else { return }
            let start = random.below(donor.count)
            let piece = donor[start..<Swift.min(donor.count, start + 1 + random.below(40))]
            replaceSubrange(place..<Swift.min(count, place + random.below(40)), with: piece)
        case 7: insert(contentsOf: random.pick(Self.pieces), at: place)
        default: swapAt(place, random.below(count))
        }
    }

    /// What means something to one of the parsers.
    private static let pieces: [[UInt8]] = [
        [0x00], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F], [0xEF, 0xBB, 0xBF],
        [0xFE, 0xFF], Array("\\u0000".utf8), Array("\\ud800".utf8), Array("\"".utf8), Array("\\".utf8),
        Array("{".utf8), Array("}".utf8), Array("[".utf8), Array("]".utf8), Array(",".utf8), Array(":".utf8),
        Array("\r\n".utf8), Array("\r\n\r\n".utf8), Array("\n".utf8), Array(" ".utf8), Array("%00".utf8),
        Array("1e400".utf8), Array("-".utf8), Array("0".utf8), Array("null".utf8), Array("\"type\":".utf8),
        Array("Transfer-Encoding: chunked\r\n".utf8), Array("Content-Length: 5\r\n".utf8), Array("?".utf8),
        Array("../".utf8), Array("&".utf8), Array("=".utf8),
    ]
}
