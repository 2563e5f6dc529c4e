extension JSONTextReader {
    /// Reads a string from its opening to its closing quote.
    mutating func readString() throws(JSONParseError) -> String {
        let opening = position
        position += 1
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let text = try decode(start..<position)
                position += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try readEscapedString(from: start, opening: opening) }
            try refuseControl(byte)
            position += 1
        }
        throw error(.unexpectedEnd, expected: "the closing quote of the string that begins at byte \(opening)")
    }

    /// The slow way, for strings with escapes: collects the bytes the string stands for.
    private mutating func readEscapedString(from start: Int, opening: Int) throws(JSONParseError) -> String {
        var text = String()
        var run = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                text += try decode(run..<position)
                position += 1
                return text
            }
            if byte == UInt8(ascii: "\\") {
                text += try decode(run..<position)
                text.unicodeScalars.append(try readEscape())
                run = position
            } else {
                try refuseControl(byte)
                position += 1
            }
        }
        throw error(.unexpectedEnd, expected: "the closing quote of the string that begins at byte \(opening)")
    }

    private func refuseControl(_ byte: UInt8) throws(JSONParseError) {
        if byte < 0x20 { throw error(.controlCharacter, expected: "control characters in strings to be escaped") }
    }

    private func decode(_ range: Range<Int>) throws(JSONParseError) -> String {
        if let text = String(validating: bytes[range], as: UTF8.self) { return text }
        throw error(.invalidUTF8, at: firstInvalidUTF8(in: range), expected: "UTF-8")
    }

    private func firstInvalidUTF8(in range: Range<Int>) -> Int {
        var decoder = Unicode.UTF8.ForwardParser()
        var offset = range.lowerBound
        var iterator = bytes[range].makeIterator()
        while case .valid(let encoded) = decoder.parseScalar(from: &iterator) { offset += encoded.count }
        return offset
    }

    private mutating func readEscape() throws(JSONParseError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let byte = peek else { throw error(.unexpectedEnd, expected: "an escape after '\\'") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicodeEscape(from: start)
        default: throw error(.badEscape, at: start + 1, expected: "one of \" \\ / b f n r t u after '\\'")
        }
    }

    private mutating func readUnicodeEscape(from start: Int) throws(JSONParseError) -> Unicode.Scalar {
        let unit = try readHexUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let highThenLow = "a high surrogate and then \\u with a low one"
        guard UTF16.isLeadSurrogate(unit), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw error(.loneSurrogate, at: start, expected: highThenLow)
        }
        let low = try readHexUnit()
        guard UTF16.isTrailSurrogate(low) else { throw error(.loneSurrogate, at: start, expected: highThenLow) }
        return UTF16.decode(UTF16.EncodedScalar([unit, low]))
    }

    private mutating func readHexUnit() throws(JSONParseError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek else { throw error(.unexpectedEnd, expected: "four hexadecimal digits after '\\u'") }
            guard let digit = hexDigit(byte) else {
                throw error(.badEscape, expected: "four hexadecimal digits after '\\u'")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
