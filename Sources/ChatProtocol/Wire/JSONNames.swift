/// The names of one object in a JSON text, as places in its bytes.
///
/// Two members of one name are not refused by every reader, and readers differ on which of them counts; so that no two
/// parts of a system see different messages, such an object is no lawful one here.
///
/// - Source: SPEC WIRE-037; RFC 8259 section 4.
struct JSONNames {
    struct Name {
        /// Without the quotes.
        let range: Range<Int>
        let hasEscape: Bool
    }

    /// Below this many names comparing each with each is faster than a set.
    private static let few = 12

    static func areUnique(_ names: ArraySlice<Name>, in bytes: UnsafeRawBufferPointer) -> Bool {
        guard names.count > 1 else { return true }
        guard names.count <= few else {
            var seen: Set<[UInt16]> = []
            return names.allSatisfy { seen.insert(units(of: $0, in: bytes)).inserted }
        }
        for (index, name) in zip(names.indices, names) {
            for other in names[names.startIndex..<index] where areEqual(name, other, in: bytes) { return false }
        }
        return true
    }

    private static func areEqual(_ left: Name, _ right: Name, in bytes: UnsafeRawBufferPointer) -> Bool {
        if left.hasEscape || right.hasEscape { return units(of: left, in: bytes) == units(of: right, in: bytes) }
        guard left.range.count == right.range.count else { return false }
        return bytes[left.range].elementsEqual(bytes[right.range])
    }

    /// The name as UTF-16, in which half a surrogate pair can be said.
    private static func units(of name: Name, in bytes: UnsafeRawBufferPointer) -> [UInt16] {
        let text = bytes[name.range]
        guard name.hasEscape else { return Array(String(decoding: text, as: UTF8.self).utf16) }
        var units: [UInt16] = []
        var position = text.startIndex
        while position < text.endIndex {
            guard text[position] == UInt8(ascii: "\\") else {
                let end = text[position...].firstIndex(of: UInt8(ascii: "\\")) ?? text.endIndex
                units += String(decoding: text[position..<end], as: UTF8.self).utf16
                position = end
                continue
            }
            let letter = text[position + 1]
            if letter == UInt8(ascii: "u") {
                let digits = String(decoding: text[(position + 2)..<(position + 6)], as: UTF8.self)
                units.append(UInt16(digits, radix: 16) ?? 0)
                position += 6
            } else {
                units.append(single(letter))
                position += 2
            }
        }
        return units
    }

    private static func single(_ letter: UInt8) -> UInt16 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: UInt16(letter)
        }
    }
}
