import NIOCore
import Testing

@testable import WebSocketTransport

@Suite("message assembler")
struct MessageAssemblerTests {
    @Test("joins fragments and is ready for the next message")
    func joins() throws {
        var assembler = MessageAssembler()
        for _ in 0..<2 {
            #expect(try assembler.append(isText: true, payload: ByteBuffer(string: "你"), endsMessage: false) == nil)
            #expect(try assembler.append(isText: true, payload: ByteBuffer(), endsMessage: false) == nil)
            let message = try assembler.append(isText: true, payload: ByteBuffer(string: "好"), endsMessage: true)
            #expect(message == .text(ByteBuffer(string: "你好")))
        }
    }

    @Test("lets a character be split over fragments")
    func splitsCharacters() throws {
        var assembler = MessageAssembler()
        let bytes = Array("é".utf8)
        #expect(
            try assembler.append(isText: true, payload: ByteBuffer(bytes: bytes[..<1]), endsMessage: false) == nil)
        let message = try assembler.append(isText: true, payload: ByteBuffer(bytes: bytes[1...]), endsMessage: true)
        #expect(message == .text(ByteBuffer(string: "é")))
    }

    @Test("fails at the first bad byte, before the message ends")
    func failsFast() {
        var assembler = MessageAssembler()
        #expect(throws: ProtocolViolation.invalidUTF8) {
            try assembler.append(isText: true, payload: ByteBuffer(bytes: [0x61, 0xF8]), endsMessage: false)
        }
    }

    @Test("fails when the text ends inside a character")
    func failsOnTruncation() {
        var assembler = MessageAssembler()
        #expect(throws: ProtocolViolation.invalidUTF8) {
            try assembler.append(isText: true, payload: ByteBuffer(bytes: [0xE4, 0xBD]), endsMessage: true)
        }
    }

    @Test("leaves binary alone")
    func ignoresBinary() throws {
        var assembler = MessageAssembler()
        let payload = ByteBuffer(bytes: [0xFF, 0xFE])
        #expect(try assembler.append(isText: false, payload: payload, endsMessage: true) == .binary(payload))
    }
}

@Suite("close payload")
struct ClosePayloadTests {
    @Test(
        "accepts the codes that may travel",
        arguments: [1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4999] as [UInt16])
    func acceptsCodes(code: UInt16) throws {
        let payload = ClosePayload(code: code, reason: "再见")
        #expect(try ClosePayload.parse(payload.encoded()) == payload)
    }

    @Test(
        "refuses the codes that may not",
        arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535] as [UInt16])
    func refusesCodes(code: UInt16) {
        #expect(throws: ProtocolViolation.invalidCloseCode(code)) {
            try ClosePayload.parse(ByteBuffer(integer: code))
        }
    }

    @Test("reads an empty frame as 1005 and refuses a single byte")
    func readsShortFrames() throws {
        #expect(try ClosePayload.parse(ByteBuffer()).code == 1005)
        #expect(throws: ProtocolViolation.truncatedCloseCode) { try ClosePayload.parse(ByteBuffer(bytes: [3])) }
    }

    @Test("refuses a reason that is not UTF-8 with 1007")
    func refusesBadReason() {
        #expect(throws: ProtocolViolation.invalidCloseReason) {
            try ClosePayload.parse(ByteBuffer(bytes: [0x03, 0xE8, 0xC3]))
        }
        #expect(ProtocolViolation.invalidCloseReason.closeCode == 1007)
    }

    @Test("cuts a long reason at a character")
    func cutsReason() {
        let encoded = ClosePayload(code: 1000, reason: String(repeating: "你", count: 60)).encoded()
        #expect(encoded.readableBytes == 2 + 41 * 3)
    }
}
