import NIOCore
import Testing

@testable import WebSocketTransport

@Suite("frame header")
struct FrameHeaderTests {
    @Test(
        "is written in its shortest form and read back",
        arguments: [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10), (1 << 40, 10)] as [(UInt64, Int)])
    func roundTrip(length: UInt64, bytes: Int) throws {
        for key in [nil, 0x0102_0304] as [UInt32?] {
            let header = FrameHeader(
                isFinal: length != 126, reservedBits: UInt8(length % 8), opcode: .binary, payloadBytes: length,
                maskKey: key)
            var buffer = ByteBuffer()
            header.write(to: &buffer)
            #expect(buffer.readableBytes == bytes + (key == nil ? 0 : 4))
            #expect(try FrameHeader.parse(&buffer) == header)
            #expect(buffer.readableBytes == 0)
        }
    }

    @Test("consumes nothing while bytes are missing")
    func waits() throws {
        var whole = ByteBuffer()
        FrameHeader(opcode: .text, payloadBytes: 70_000, maskKey: 7).write(to: &whole)
        for count in 0..<whole.readableBytes {
            var part = try #require(whole.getSlice(at: 0, length: count))
            #expect(try FrameHeader.parse(&part) == nil)
            #expect(part.readableBytes == count)
        }
    }

    @Test("refuses lengths that are not minimal or too long")
    func refusesLengths() {
        let cases: [([UInt8], ProtocolViolation)] = [
            ([0x82, 126, 0, 125], .nonMinimalLength(125)),
            ([0x82, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], .nonMinimalLength(65_535)),
            ([0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0], .lengthOverflow),
        ]
        for (bytes, violation) in cases {
            var buffer = ByteBuffer(bytes: bytes)
            #expect(throws: violation) { try FrameHeader.parse(&buffer) }
        }
    }
}

@Suite("masking")
struct MaskingTests {
    @Test("equals the byte-wise definition at every offset and length", arguments: 0..<9)
    func equalsDefinition(offset: Int) {
        let key: UInt32 = 0x1122_33F4
        let keyBytes: [UInt8] = [0x11, 0x22, 0x33, 0xF4]
        for count in 0..<40 {
            let payload = (0..<count).map { UInt8($0 * 7 & 0xFF) }
            var masked = ByteBuffer()
            masked.writeMasked(ByteBuffer(bytes: payload), key: key, offset: offset)
            let expected = payload.enumerated().map { $1 ^ keyBytes[($0 + offset) % 4] }
            #expect(Array(masked.readableBytesView) == expected)
        }
    }
}
