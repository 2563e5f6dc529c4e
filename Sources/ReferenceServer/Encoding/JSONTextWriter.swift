import NIOCore

/// Writes JSON text straight into a buffer, for the few events that are sent for every message.
///
/// `JSONEncoder` takes some eight microseconds for such an event, this about one.
struct JSONTextWriter {
    private(set) var buffer: ByteBuffer

    init(capacity: Int) {
        buffer = ByteBufferAllocator().buffer(capacity: capacity)
    }

    /// Appends text that is JSON already.
    mutating func literal(_ text: StaticString) {
        buffer.writeStaticString(text)
    }

    mutating func integer(_ value: Int64) {
        guard value >= 10 || value < 0 else {
            buffer.writeInteger(UInt8(ascii: "0") + UInt8(value))
            return
        }
        buffer.writeString(String(value))
    }

    mutating func boolean(_ value: Bool) {
        literal(value ? "true" : "false")
    }

    /// Appends text of which it is known that nothing in it needs escaping, in quotation marks.
    mutating func plain(_ text: String) {
        buffer.writeInteger(UInt8(ascii: "\""))
        buffer.writeString(text)
        buffer.writeInteger(UInt8(ascii: "\""))
    }

    mutating func plain(_ bytes: [UInt8]) {
        buffer.writeInteger(UInt8(ascii: "\""))
        buffer.writeBytes(bytes)
        buffer.writeInteger(UInt8(ascii: "\""))
    }

    mutating func plainOrNull(_ text: String?) {
        if let text { plain(text) } else { literal("null") }
    }

    /// Appends any text, escaped as RFC 8259 demands, in quotation marks.
    mutating func string(_ text: String) {
        var text = text
        buffer.writeInteger(UInt8(ascii: "\""))
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where Self.needsEscape(bytes[index]) {
                buffer.writeBytes(bytes[start..<index])
                escape(bytes[index])
                start = index + 1
            }
            buffer.writeBytes(bytes[start...])
        }
        buffer.writeInteger(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): literal("\\\"")
        case UInt8(ascii: "\\"): literal("\\\\")
        case 0x0A: literal("\\n")
        case 0x0D: literal("\\r")
        case 0x09: literal("\\t")
        default:
            literal("\\u00")
            buffer.writeInteger(Self.hexadecimal[Int(byte >> 4)])
            buffer.writeInteger(Self.hexadecimal[Int(byte & 15)])
        }
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
