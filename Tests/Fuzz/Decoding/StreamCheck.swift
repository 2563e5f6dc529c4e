import NIOCore
import WebSocketTransport

/// Reads a stream of frames whole and in pieces: where it was cut must not matter.
enum StreamCheck {
    static func verdict(_ random: Randomness) -> Verdict {
        var random = random
        let bytes = FrameStream.bytes(&random) { random in
            random.chance(80)
                ? Array(OddTokens.randomText(&random).utf8)
                : OddTokens.any(&random).mutated(&random, donor: [0xC3, 0x28, 0xE2, 0x82, 0xAC])
        }
        return verdict(on: bytes, &random)
    }

    static func verdict(on bytes: [UInt8], _ random: inout Randomness) -> Verdict {
        let limit = random.pick([0, 10, 125, 16_384])
        let whole = StreamReading(pieces: [bytes[...]], maxMessageBytes: limit)
        let cut = StreamReading(pieces: pieces(of: bytes, &random), maxMessageBytes: limit)
        let single = StreamReading(pieces: bytes.indices.map { bytes[$0...$0] }, maxMessageBytes: limit)
        var problems: [String] = []
        if whole != cut { problems.append("cut: \(cut) instead of \(whole) of \(Finding.readable(bytes))") }
        if whole != single {
            problems.append("byte by byte: \(single) instead of \(whole) of \(Finding.readable(bytes))")
        }
        for arrival in whole.arrivals { problems += closeRoundTrip(arrival) }
        _ = StreamReading(pieces: [bytes[...]], role: .client(.zero), maxMessageBytes: limit)
        return whole.violation.map { Verdict(outcome: "ends with \($0.closeCode)", problems: problems) }
            ?? .accepted(problems)
    }

    private static func closeRoundTrip(_ arrival: StreamReading.Arrival) -> [String] {
        guard case .control(.close, let payload) = arrival else { return [] }
        do throws(ProtocolViolation) {
            let close = try ClosePayload.parse(ByteBuffer(bytes: payload))
            return Array(close.encoded().readableBytesView) == payload ? [] : ["\(close) is written in another way"]
        } catch {
            return ["\(error) at the second reading"]
        }
    }

    private static func pieces(of bytes: [UInt8], _ random: inout Randomness) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(1 + random.below(random.chance(50) ? 4 : rest.count))
            pieces.append(piece)
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }
}
