import NIOCore
import NIOEmbedded
import Testing

@testable import WebSocketTransport

/// SplitMix64: small, seeded, the same everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

@Suite("hostile bytes")
struct FuzzTests {
    /// Frames that are mostly lawful, with a byte changed here and there, cut at random places.
    private func stream(_ random: inout SeededGenerator) -> [ByteBuffer] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let anyOpcode = UInt8.random(in: 0...15, using: &random)
            let opcodes: [UInt8] = [0, 1, 2, 8, 9, 10, anyOpcode]
            let opcode: UInt8 = opcodes.randomElement(using: &random) ?? 1
            let count = Int.random(in: 0...300, using: &random)
            let payload = (0..<count).map { _ in UInt8.random(in: 32...127, using: &random) }
            let frame = WebSocketFrameEncoder.frame(
                WebSocketOpcode(rawValue: opcode), payload: ByteBuffer(bytes: payload),
                isFinal: Bool.random(using: &random), maskKey: UInt32.random(in: .min ... .max, using: &random))
            bytes += frame.readableBytesView
        }
        if Bool.random(using: &random) {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
        }
        var pieces: [ByteBuffer] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...max(1, rest.count / 2), using: &random)
            pieces.append(ByteBuffer(bytes: rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }

    @Test("never crash the handler, and end it at most once", arguments: 0..<20 as Range<UInt64>)
    func survives(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let endpoint = RecordingEndpoint.echo()
            let channel = EmbeddedChannel()
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            try WebSocket.install(
                on: channel, role: .server, limits: WebSocketLimits(maxMessageBytes: 600),
                flusher: TickFlusher(eventLoop: channel.eventLoop), endpoint: endpoint)
            for piece in stream(&random) where channel.isActive { try channel.writeInbound(piece) }
            _ = try channel.finish(acceptAlreadyClosed: true)
            #expect(endpoint.events.filter { $0 == "closed" }.count == 1)
        }
    }
}
