/// Writes JSON values back as text: members in their order, numbers in their own literal.
public struct JSONWriter: Sendable {
    /// One line without a space.
    public static let compact = JSONWriter(isPretty: false)
    /// One member or element to a line, indented by two spaces, for files that people read and diff.
    public static let pretty = JSONWriter(isPretty: true)

    let isPretty: Bool

    /// The value as text; the pretty form has no line break at its end.
    public func string(_ value: JSONValue) -> String { String(decoding: bytes(value), as: UTF8.self) }

    /// The value as UTF-8.
    public func bytes(_ value: JSONValue) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(256)
        write(value, depth: 0, to: &output)
        return output
    }

    private func write(_ value: JSONValue, depth: Int, to output: inout [UInt8]) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): output.append(contentsOf: number.literal.utf8)
        case .string(let text): write(text, to: &output)
        case .array(let elements):
            writeList(elements, "[", "]", depth: depth, to: &output) { element, output in
                write(element, depth: depth + 1, to: &output)
            }
        case .object(let object):
            writeList(object, "{", "}", depth: depth, to: &output) { member, output in
                write(member.key, to: &output)
                output.append(contentsOf: (isPretty ? ": " : ":").utf8)
                write(member.value, depth: depth + 1, to: &output)
            }
        }
    }

    private func writeList<Items: Collection>(
        _ items: Items, _ open: String, _ close: String, depth: Int, to output: inout [UInt8],
        writeItem: (Items.Element, inout [UInt8]) -> Void
    ) {
        output.append(contentsOf: open.utf8)
        var isFirst = true
        for item in items {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(depth: depth + 1, in: &output)
            writeItem(item, &output)
        }
        if !isFirst { breakLine(depth: depth, in: &output) }
        output.append(contentsOf: close.utf8)
    }

    private func breakLine(depth: Int, in output: inout [UInt8]) {
        guard isPretty else { return }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case UInt8(ascii: "\n"): output.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): output.append(contentsOf: #"\r"#.utf8)
            case UInt8(ascii: "\t"): output.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20:
                let hex = String(byte, radix: 16)
                output.append(contentsOf: (#"\u00"# + (byte < 16 ? "0" : "") + hex).utf8)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
