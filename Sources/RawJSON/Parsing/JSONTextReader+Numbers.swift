extension JSONTextReader {
    /// Reads a number and keeps its text; whether it fits any machine type is not asked here.
    mutating func readNumber() throws(JSONParseError) -> JSONNumber {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if isDigit(peek) { throw error(.badNumber, expected: "no digit after a leading zero") }
        } else {
            try readDigits(after: "a sign")
        }
        if take(UInt8(ascii: ".")) { try readDigits(after: "a decimal point") }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try readDigits(after: "an exponent's 'e'")
        }
        return JSONNumber(checked: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func readDigits(after what: String) throws(JSONParseError) {
        guard isDigit(peek) else { throw error(.badNumber, expected: "a digit after \(what)") }
        while isDigit(peek) { position += 1 }
    }

    func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
