/// Walks once over a JSON text and keeps nothing of it.
struct JSONScanner {
    let bytes: UnsafeRawBufferPointer
    private var position = 0
    /// The names of the objects that are open, those of the innermost last.
    private var names: [JSONNames.Name] = []
    /// As deep as Foundation's decoder goes.
    private static let deepest = 512

    init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// True if the whole text is one JSON value.
    mutating func scan() -> Bool {
        skipSpace()
        guard value(depth: 0) else { return false }
        skipSpace()
        return position == bytes.count
    }

    private mutating func value(depth: Int) -> Bool {
        guard depth <= Self.deepest, position < bytes.count else { return false }
        switch bytes[position] {
        case UInt8(ascii: "{"): return collection(closedBy: UInt8(ascii: "}"), depth: depth, named: true)
        case UInt8(ascii: "["): return collection(closedBy: UInt8(ascii: "]"), depth: depth, named: false)
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return literal("true")
        case UInt8(ascii: "f"): return literal("false")
        case UInt8(ascii: "n"): return literal("null")
        default: return number()
        }
    }

    private mutating func collection(closedBy end: UInt8, depth: Int, named: Bool) -> Bool {
        position += 1
        skipSpace()
        if skip(end) { return true }
        let first = names.count
        defer { names.removeSubrange(first...) }
        while true {
            if named {
                guard name() else { return false }
                skipSpace()
                guard skip(UInt8(ascii: ":")) else { return false }
                skipSpace()
            }
            guard value(depth: depth + 1) else { return false }
            skipSpace()
            if skip(end) { return JSONNames.areUnique(names[first...], in: bytes) }
            guard skip(UInt8(ascii: ",")) else { return false }
            skipSpace()
        }
    }

    private mutating func name() -> Bool {
        let start = position + 1
        guard string() else { return false }
        let range = start..<(position - 1)
        names.append(JSONNames.Name(range: range, hasEscape: bytes[range].contains(UInt8(ascii: "\\"))))
        return true
    }

    private mutating func literal(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { expected in
            guard bytes.count - position >= expected.count else { return false }
            for offset in 0..<expected.count where bytes[position + offset] != expected[offset] { return false }
            position += expected.count
            return true
        }
    }

    private mutating func number() -> Bool {
        _ = skip(UInt8(ascii: "-"))
        if !skip(UInt8(ascii: "0")) {
            guard digits() else { return false }
        }
        if skip(UInt8(ascii: ".")) {
            guard digits() else { return false }
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
            guard digits() else { return false }
        }
        return true
    }

    private mutating func digits() -> Bool {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
        return position > start
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func string() -> Bool {
        guard skip(UInt8(ascii: "\"")) else { return false }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return true
            case UInt8(ascii: "\\"):
                guard escape() else { return false }
            case 0..<0x20: return false
            default: break
            }
        }
        return false
    }

    private mutating func escape() -> Bool {
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "u"): return hexadecimal()
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return true
        default: return false
        }
    }

    private mutating func hexadecimal() -> Bool {
        guard bytes.count - position >= 4 else { return false }
        for _ in 0..<4 {
            switch bytes[position] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"):
                position += 1
            default: return false
            }
        }
        return true
    }
}
