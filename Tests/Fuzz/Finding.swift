import Foundation

/// Something that must not happen, with what caused it and how to see it again.
struct Finding: Sendable {
    var index: Int
    var kind: InputKind
    var problem: String
    /// The bytes as they were sent or decoded.
    var input: [UInt8]

    func text(repeatedBy command: String) -> String {
        """
        FINDING at input \(index) (\(kind.rawValue)): \(problem)
          input, \(input.count) bytes: \(Self.readable(input))
          again: \(command) --only \(index)

        """
    }

    /// One line, without what a terminal would obey.
    static func readable(_ bytes: [UInt8], most: Int = 1200) -> String {
        var text = ""
        for byte in bytes.prefix(most) {
            switch byte {
            case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return bytes.count > most ? text + "…" : text
    }
}
