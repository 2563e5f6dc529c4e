import NIOCore

/// Checks UTF-8 as it arrives and fails at the first byte that cannot be right.
///
/// Overlong forms, surrogates and values above U+10FFFF show in the second byte of a sequence: `lower...upper` is
/// what the next byte may be.
/// - Source: RFC 3629 section 4; RFC 6455 section 8.1.
struct UTF8Validator: Sendable {
    private var missing = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    /// Whether the text may end here: false inside a sequence.
    var isComplete: Bool {
        missing == 0
    }

    /// Takes the next stretch of text; false when it can no longer become valid.
    mutating func accept(_ buffer: ByteBuffer) -> Bool {
        buffer.withUnsafeReadableBytes { accept($0) }
    }

    mutating func accept(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if missing == 0 {
                while index + 8 <= bytes.count,
                    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                guard index < bytes.count else { return true }
            }
            guard accept(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        if missing > 0 {
            guard (lower...upper).contains(byte) else { return false }
            missing -= 1
            (lower, upper) = (0x80, 0xBF)
            return true
        }
        switch byte {
        case 0x00...0x7F: break
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, lower) = (2, 0xA0)
        case 0xED: (missing, upper) = (2, 0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, lower) = (3, 0x90)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, upper) = (3, 0x8F)
        default: return false
        }
        return true
    }
}
