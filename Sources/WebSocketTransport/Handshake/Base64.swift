/// The standard alphabet with padding; the handshake needs no more of it, and so this target needs no Foundation.
///
/// - Source: RFC 4648 section 4.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32((3 - group.count) * 8)
            for position in 0..<4 {
                let isPadding = position > group.count
                output.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * position) & 0x3F)])
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// How many bytes `text` decodes to; nil when it is not base64 in its one canonical form.
    static func decodedCount(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count % 4 == 0 else { return nil }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return nil }
        let values = bytes.dropLast(padding).map { alphabet.firstIndex(of: $0) }
        guard values.allSatisfy({ $0 != nil }) else { return nil }
        // The bits of the last character that padding leaves unused must be zero.
        if padding > 0, let last = values.last ?? nil, last & ((1 << (2 * padding)) - 1) != 0 { return nil }
        return bytes.count / 4 * 3 - padding
    }
}
