/// The position in a text that is being read, and the grammar of values, arrays and objects.
struct JSONTextReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let maximumDepth: Int
    var position = 0
    private(set) var duplicateKeys: [JSONPath] = []

    private var depth = 0
    private var path: [JSONPath.Component] = []

    init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func readDocument() throws(JSONParseError) -> JSONValue {
        let value = try readValue()
        skipWhitespace()
        if position < bytes.count { throw error(.trailingGarbage, expected: "the end of the text after the value") }
        return value
    }

    private mutating func readValue() throws(JSONParseError) -> JSONValue {
        skipWhitespace()
        switch peek {
        case UInt8(ascii: "{"): return try nested { reader throws(JSONParseError) in try reader.readObject() }
        case UInt8(ascii: "["): return try nested { reader throws(JSONParseError) in try reader.readArray() }
        case UInt8(ascii: "\""): return .string(try readString())
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .number(try readNumber())
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        default: throw error(.unexpectedByte, expected: "a value")
        }
    }

    private mutating func nested(
        _ read: (inout JSONTextReader) throws(JSONParseError) -> JSONValue
    ) throws(JSONParseError) -> JSONValue {
        if depth == maximumDepth { throw error(.tooDeep, expected: "at most \(maximumDepth) levels of nesting") }
        depth += 1
        defer { depth -= 1 }
        position += 1
        return try read(&self)
    }

    private mutating func readArray() throws(JSONParseError) -> JSONValue {
        var elements: [JSONValue] = []
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            path.append(.index(elements.count))
            elements.append(try readValue())
            path.removeLast()
            skipWhitespace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw error(.unexpectedByte, expected: "',' or ']'") }
        }
    }

    private mutating func readObject() throws(JSONParseError) -> JSONValue {
        var object = JSONObject()
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return .object(object) }
        while true {
            skipWhitespace()
            guard peek == UInt8(ascii: "\"") else { throw error(.unexpectedByte, expected: "a member name") }
            let key = try readString()
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { throw error(.unexpectedByte, expected: "':'") }
            path.append(.member(key))
            let value = try readValue()
            if object.contains(key: key) { duplicateKeys.append(JSONPath(path)) }
            object[key] = value
            path.removeLast()
            skipWhitespace()
            if take(UInt8(ascii: "}")) { return .object(object) }
            guard take(UInt8(ascii: ",")) else { throw error(.unexpectedByte, expected: "',' or '}'") }
        }
    }

    private mutating func readWord(_ word: StaticString, _ value: JSONValue) throws(JSONParseError) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard peek == word.utf8Start[offset] else { throw error(.unexpectedByte, expected: "'\(word)'") }
            position += 1
        }
        return value
    }
}

extension JSONTextReader {
    /// The next byte, nil at the end.
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Steps over the next byte when it is `byte`.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    /// A mistake at `offset`, or at the current position when none is given.
    func error(_ kind: JSONParseError.Kind, at offset: Int? = nil, expected: String) -> JSONParseError {
        let offset = offset ?? position
        guard offset < bytes.count else {
            // What is missing at the end is a cut text, whatever would have been wrong with another byte there.
            let kind = kind == .unexpectedByte ? .unexpectedEnd : kind
            return JSONParseError(kind: kind, offset: offset, expected: expected, found: "the end of the text")
        }
        let byte = bytes[offset]
        let printable = 0x21...0x7E ~= byte
        let hex = String(byte, radix: 16, uppercase: true)
        let found = printable ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x\(byte < 16 ? "0" : "")\(hex)"
        return JSONParseError(kind: kind, offset: offset, expected: expected, found: found)
    }
}
