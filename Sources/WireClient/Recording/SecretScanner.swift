/// Finds secrets by the name in front of them, in one pass over the bytes of a text.
///
/// A name is a run of letters, digits, "-" and "_". What follows it says what it names: a closing quote and a colon a
/// JSON member, a colon a header line, "=" a parameter.
struct SecretScanner: Sendable {
    let names: Redactor.Names

    func redact(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var copied = 0
        var index = 0
        while index < text.count {
            guard Self.isNameByte(text[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, Self.isNameByte(text[index]) { index += 1 }
            guard let value = secret(named: text[start..<index], in: text) else { continue }
            output += text[copied..<value.lowerBound]
            output += Redactor.mark.utf8
            copied = value.upperBound
            index = value.upperBound
        }
        return copied == 0 ? text : output + text[copied...]
    }

    /// Where the value of the name lies, nil when the name is harmless or names nothing.
    private func secret(named name: ArraySlice<UInt8>, in text: [UInt8]) -> Range<Int>? {
        let word = String(decoding: name, as: UTF8.self).lowercased()
        let isMember = names.members.contains(word) || names.headers.contains(word)
        guard isMember || names.parameters.contains(word) else { return nil }
        var next = name.endIndex
        if next < text.count, text[next] == Self.equals, names.parameters.contains(word) {
            return nonEmpty(next + 1, Self.end(of: text, from: next + 1) { Self.endsParameter($0) })
        }
        var depth = 0
        while next < text.count, text[next] == Self.backslash {
            depth += 1
            next += 1
        }
        if next < text.count, text[next] == Self.quote, isMember {
            return memberValue(after: next + 1, escapes: depth, in: text)
        }
        guard names.headers.contains(word), depth == 0 else { return nil }
        next = Self.skipBlanks(text, next)
        guard next < text.count, text[next] == Self.colon else { return nil }
        let begin = Self.skipBlanks(text, next + 1)
        // A header inside quotes, as in a curl line, ends with them; any other goes to the end of its line.
        let opening = name.startIndex > 0 ? text[name.startIndex - 1] : 0
        let isQuoted = opening == Self.quote || opening == UInt8(ascii: "'")
        return nonEmpty(
            begin,
            Self.end(of: text, from: begin) { byte in
                byte == 0x0A || byte == 0x0D || (isQuoted && byte == opening)
            })
    }

    /// The value behind `"name"`; a string is taken without its quotes, anything else whole.
    ///
    /// - Parameter escapes: the backslashes in front of a quote at this depth: 0, 1, 3 …
    private func memberValue(after index: Int, escapes: Int, in text: [UInt8]) -> Range<Int>? {
        var next = Self.skipBlanks(text, index)
        guard next < text.count, text[next] == Self.colon else { return nil }
        next = Self.skipBlanks(text, next + 1)
        let open = next + escapes
        if open < text.count, text[open] == Self.quote, text[next..<open].allSatisfy({ $0 == Self.backslash }) {
            return nonEmpty(open + 1, Self.closingQuote(of: text, from: open + 1, escapes: escapes))
        }
        var nesting = 0
        let end = Self.end(of: text, from: next) { byte in
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): nesting += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                nesting -= 1
                return nesting < 0
            case UInt8(ascii: ","): return nesting == 0
            default: break
            }
            return false
        }
        return nonEmpty(next, end)
    }

    private func nonEmpty(_ start: Int, _ end: Int) -> Range<Int>? {
        start < end ? start..<end : nil
    }
}

// MARK: - Bytes

extension SecretScanner {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let colon = UInt8(ascii: ":")
    private static let equals = UInt8(ascii: "=")

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func endsParameter(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "&#\"'<>\\".utf8.contains(byte)
    }

    private static func skipBlanks(_ text: [UInt8], _ index: Int) -> Int {
        end(of: text, from: index) { $0 > 0x20 }
    }

    private static func end(of text: [UInt8], from start: Int, _ isEnd: (UInt8) -> Bool) -> Int {
        var index = start
        while index < text.count, !isEnd(text[index]) { index += 1 }
        return index
    }

    /// The start of the closing quote with its backslashes; the end of a text that was cut inside the string.
    private static func closingQuote(of text: [UInt8], from start: Int, escapes: Int) -> Int {
        var run = 0
        for index in start..<max(start, text.count) {
            switch text[index] {
            case backslash:
                run += 1
            case quote where run >= escapes && (run - escapes) % (2 * (escapes + 1)) == 0:
                return index - escapes
            default:
                run = 0
            }
        }
        return text.count
    }
}
