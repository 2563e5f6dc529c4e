import NIOCore
import Testing

@testable import WebSocketTransport

@Suite("frame decoder")
struct FrameDecoderTests {
    /// Feeds the bytes in pieces of `step` and returns what came out.
    private func decode(
        _ bytes: [UInt8], role: WebSocketRole = .server, limit: Int = 1000, step: Int = .max
    ) throws -> [FrameDecoder.Part] {
        var decoder = FrameDecoder(role: role, maxMessageBytes: limit)
        var parts: [FrameDecoder.Part] = []
        var index = 0
        while index < bytes.count {
            let end = min(bytes.count, step == .max ? bytes.count : index + step)
            var buffer = ByteBuffer(bytes: bytes[index..<end])
            decoder.resume(with: &buffer)
            while let part = try decoder.next(&buffer) { parts.append(part) }
            #expect(buffer.readableBytes == 0)
            index = end
        }
        return parts
    }

    private func client(
        _ opcode: WebSocketOpcode, _ payload: String, isFinal: Bool = true, key: UInt32 = 0xA1B2_C3D4
    ) -> [UInt8] {
        Array(
            WebSocketFrameEncoder.frame(
                opcode, payload: ByteBuffer(string: payload), isFinal: isFinal, maskKey: key
            ).readableBytesView)
    }

    private func violation(_ bytes: [UInt8], role: WebSocketRole = .server) -> ProtocolViolation? {
        do {
            _ = try decode(bytes, role: role)
            return nil
        } catch {
            return error as? ProtocolViolation
        }
    }

    @Test("yields a masked frame unmasked, and several frames of one read")
    func decodesFrames() throws {
        let parts = try decode(client(.text, "hello") + client(.ping, "p") + client(.binary, ""))
        #expect(
            parts == [
                .data(isText: true, payload: ByteBuffer(string: "hello"), endsMessage: true),
                .control(.ping, payload: ByteBuffer(string: "p")),
                .data(isText: false, payload: ByteBuffer(), endsMessage: true),
            ])
    }

    @Test("yields the same bytes however the stream is cut", arguments: [1, 2, 3, 5, 7, 13])
    func isIndifferentToCuts(step: Int) throws {
        let long = String(repeating: "0123456789", count: 30)
        let stream =
            client(.text, "one", isFinal: false) + client(.ping, "between") + client(.continuation, long)
            + client(.binary, "two") + client(.close, "")
        var text = ""
        var ends = 0
        var controls: [FrameDecoder.Part] = []
        for part in try decode(stream, step: step) {
            if case .data(_, let payload, let endsMessage) = part {
                text += String(buffer: payload)
                ends += endsMessage ? 1 : 0
            } else {
                controls.append(part)
            }
        }
        #expect(text == "one" + long + "two")
        #expect(ends == 2)
        #expect(
            controls == [
                .control(.ping, payload: ByteBuffer(string: "between")), .control(.close, payload: ByteBuffer()),
            ])
    }

    @Test("accepts unmasked frames as a client")
    func decodesAsClient() throws {
        let bytes = Array(WebSocketFrameEncoder.server(text: "hi").readableBytesView)
        let part = FrameDecoder.Part.data(isText: true, payload: ByteBuffer(string: "hi"), endsMessage: true)
        #expect(try decode(bytes, role: .client(.random)) == [part])
    }

    @Test("names each broken rule")
    func namesViolations() {
        #expect(violation([0xC1, 0x80, 0, 0, 0, 0]) == .reservedBits(4))
        #expect(violation([0x83, 0x80, 0, 0, 0, 0]) == .reservedOpcode(3))
        #expect(violation([0x8B, 0x80, 0, 0, 0, 0]) == .reservedOpcode(11))
        #expect(violation([0x81, 0x00]) == .unmaskedClientFrame)
        #expect(violation([0x81, 0x80, 0, 0, 0, 0], role: .client(.zero)) == .maskedServerFrame)
        #expect(violation([0x09, 0x80, 0, 0, 0, 0]) == .fragmentedControlFrame(.ping))
        #expect(violation([0x88, 0xFE, 0, 126, 0, 0, 0, 0]) == .oversizedControlFrame(.close))
        #expect(violation([0x80, 0x80, 0, 0, 0, 0]) == .unexpectedContinuation)
        #expect(violation(client(.text, "a", isFinal: false) + client(.text, "b")) == .unfinishedMessage)
        #expect(violation(client(.text, "a") + client(.continuation, "b")) == .unexpectedContinuation)
        #expect(violation([0x82, 0xFE, 0, 1, 0, 0, 0, 0]) == .nonMinimalLength(1))
        #expect(violation([0x82, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) == .lengthOverflow)
    }

    @Test("refuses a declared length above the limit from the header alone")
    func refusesDeclaredLength() {
        let header: [UInt8] = [0x82, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
        #expect(
            violation(header) == .messageTooBig(declaredBytes: UInt64(Int64.max), maxMessageBytes: 1000))
    }

    @Test("accepts a message of exactly the limit and refuses the fragment that exceeds it")
    func countsFragments() throws {
        let half = String(repeating: "x", count: 500)
        let whole = client(.text, half, isFinal: false) + client(.continuation, half, isFinal: false)
        #expect(try decode(whole + client(.continuation, "")).count == 3)
        #expect(
            violation(whole + client(.continuation, "y"))
                == .messageTooBig(declaredBytes: 1001, maxMessageBytes: 1000))
    }
}
