/// Makes identifiers that sort by time and cannot be guessed: 48 bits of milliseconds and 80 random bits.
///
/// - Source: SPEC WIRE-004.
enum IdentifierSource {
    /// Lower-case Crockford base 32: its order is that of the numbers, and no letter looks like a digit.
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// A new identifier, such as `msg_01k2mv3…`: the prefix and 26 digits.
    static func make(_ prefix: String, at milliseconds: Int64) -> String {
        var generator = SystemRandomNumberGenerator()
        let low = generator.next()
        let high = UInt64(truncatingIfNeeded: generator.next() & 0xFFFF) | UInt64(bitPattern: milliseconds) << 16
        return String(unsafeUninitializedCapacity: prefix.utf8.count + 26) { buffer in
            var index = 0
            for byte in prefix.utf8 {
                buffer[index] = byte
                index += 1
            }
            var value = UInt128(high) << 64 | UInt128(low)
            for offset in stride(from: 25, through: 0, by: -1) {
                buffer[index + offset] = digits[Int(truncatingIfNeeded: value & 31)]
                value >>= 5
            }
            return index + 26
        }
    }

    /// A short random word, for what only has to differ from one start of a server to the next.
    static func word() -> String {
        String(decoding: (0..<10).map { _ in digits[Int.random(in: 0..<32)] }, as: UTF8.self)
    }
}
