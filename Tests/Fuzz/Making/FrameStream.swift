import NIOCore
import WebSocketTransport

/// Bytes as they may arrive on a WebSocket: frames, some lawful and some not.
enum FrameStream {
    /// - Parameter payload: makes what stands in text frames.
    static func bytes(
        _ random: inout Randomness, payload: (inout Randomness) -> [UInt8]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0...random.below(4) { append(to: &bytes, &random, payload) }
        switch random.below(10) {
        case 0: return bytes.mutated(&random, donor: bytes)
        case 1: return Array(bytes.prefix(random.below(bytes.count + 1)))
        default: return bytes
        }
    }

    private static func append(
        to bytes: inout [UInt8], _ random: inout Randomness, _ payload: (inout Randomness) -> [UInt8]
    ) {
        switch random.below(12) {
        case 0...3: bytes += frame(.text, payload(&random), &random)
        case 4...5: bytes += fragmented(payload(&random), &random)
        case 6: bytes += frame(.ping, randomBytes(&random, most: 126), &random)
        case 7: bytes += frame(.pong, randomBytes(&random, most: 126), &random)
        case 8: bytes += frame(.close, closePayload(&random), &random)
        case 9: bytes += frame(.binary, randomBytes(&random, most: 300), &random)
        case 10: bytes += oddFrame(&random)
        default: bytes += oddHeader(&random)
        }
    }

    static func frame(
        _ opcode: WebSocketOpcode, _ payload: [UInt8], isFinal: Bool = true, _ random: inout Randomness
    ) -> [UInt8] {
        Array(
            WebSocketFrameEncoder.frame(
                opcode, payload: ByteBuffer(bytes: payload), isFinal: isFinal,
                maskKey: random.chance(30) ? 0 : UInt32(truncatingIfNeeded: random.next())
            ).readableBytesView)
    }

    /// One text message in one frame.
    static func text(_ payload: [UInt8], _ random: inout Randomness) -> [UInt8] {
        frame(.text, payload, &random)
    }

    /// One message in several frames, cut anywhere, also inside a character; now and then a ping between them.
    private static func fragmented(_ payload: [UInt8], _ random: inout Randomness) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = payload[...]
        let opcode: WebSocketOpcode = random.chance(90) ? .text : .binary
        var isFirst = true
        repeat {
            let piece = random.chance(30) ? rest : rest.prefix(random.below(rest.count + 1))
            rest = rest.dropFirst(piece.count)
            bytes += frame(isFirst ? opcode : .continuation, Array(piece), isFinal: rest.isEmpty, &random)
            isFirst = false
            if random.chance(15) { bytes += frame(.ping, [], &random) }
        } while !rest.isEmpty
        return bytes
    }

    private static func oddFrame(_ random: inout Randomness) -> [UInt8] {
        Array(
            WebSocketFrameEncoder.frame(
                WebSocketOpcode(rawValue: UInt8(random.below(16))),
                payload: ByteBuffer(bytes: randomBytes(&random, most: 140)), isFinal: random.chance(70),
                reservedBits: random.chance(50) ? 0 : UInt8(random.below(8)),
                maskKey: random.chance(70) ? UInt32(truncatingIfNeeded: random.next()) : nil
            ).readableBytesView)
    }

    /// A header alone, often with a length that nothing follows or that is written in too many bytes.
    private static func oddHeader(_ random: inout Randomness) -> [UInt8] {
        let first = UInt8(random.below(256))
        switch random.below(4) {
        case 0: return [first, UInt8(random.below(256))]
        case 1: return [first, 0xFE, UInt8(random.below(256)), UInt8(random.below(256)), 1, 2, 3, 4]
        case 2:
            let lengths: [UInt64] = [0, 125, 65_535, 65_536, 1 << 31, 1 << 32, 1 << 62, 1 << 63, .max, .max >> 1]
            let length = random.pick(lengths)
            return [random.chance(50) ? 0x81 : first, 0xFF]
                + (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) } + [0, 0, 0, 0]
        default: return randomBytes(&random, most: 40)
        }
    }

    private static func closePayload(_ random: inout Randomness) -> [UInt8] {
        let code = random.pick([
            999, 1000, 1001, 1002, 1004, 1005, 1006, 1007, 1011, 1015, 2999, 3000, 4999, 5000, 65_535,
        ])
        switch random.below(5) {
        case 0: return []
        case 1: return [UInt8(random.below(256))]
        case 2: return randomBytes(&random, most: 126)
        default: return [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(OddTokens.randomText(&random).utf8)
        }
    }

    private static func randomBytes(_ random: inout Randomness, most: Int) -> [UInt8] {
        (0..<random.below(most + 1)).map { _ in UInt8(random.below(256)) }
    }
}
