import NIOCore
import Testing

@testable import WebSocketTransport

@Suite("incremental UTF-8")
struct UTF8ValidatorTests {
    @Test(
        "accepts what Unicode allows, however it is cut",
        arguments: [
            "", "plain ASCII, longer than eight bytes", "κόσμε", "你好，世界", "🙂👩‍👩‍👧", "\u{0}", "\u{7FF}\u{800}",
            "\u{D7FF}\u{E000}",
            "\u{FFFF}\u{10000}\u{10FFFF}", "12345678é12345678",
        ])
    func acceptsValid(text: String) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var validator = UTF8Validator()
            let verdicts = [bytes[..<cut], bytes[cut...]].map { validator.accept(ByteBuffer(bytes: $0)) }
            #expect(verdicts == [true, true])
            #expect(validator.isComplete)
        }
    }

    @Test(
        "fails at the first byte that cannot be right",
        arguments: [
            ([0x80], 0), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xF5, 0x80], 0), ([0xFF], 0), ([0xC2, 0x41], 1),
            ([0xE0, 0x9F], 1), ([0xED, 0xA0], 1), ([0xED, 0xBF], 1), ([0xF0, 0x8F], 1), ([0xF4, 0x90], 1),
            ([0xE4, 0xBD, 0x41], 2), ([0x61, 0x62, 0xF0, 0x9F, 0x99, 0xC2], 5),
        ] as [([UInt8], Int)])
    func failsFast(bytes: [UInt8], failing: Int) {
        var validator = UTF8Validator()
        for (index, byte) in bytes.enumerated() {
            let isAccepted = validator.accept(ByteBuffer(bytes: [byte]))
            #expect(isAccepted == (index < failing))
            if index == failing { break }
        }
    }

    @Test("agrees with the standard library on every sequence of two and three bytes of the critical ranges")
    func agreesWithStandardLibrary() {
        let interesting: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for first in interesting {
            for second in interesting {
                for third in interesting {
                    for fourth in interesting {
                        let bytes = [first, second, third, fourth]
                        var validator = UTF8Validator()
                        let verdict = validator.accept(ByteBuffer(bytes: bytes)) && validator.isComplete
                        if verdict != (String(validating: bytes, as: UTF8.self) != nil) {
                            Issue.record("disagrees on \(bytes)")
                        }
                    }
                }
            }
        }
    }
}
