/// Why a text is not JSON, and where.
public struct JSONParseError: Error, Sendable, Hashable {
    /// What kind of mistake it is, for those who tell a lone surrogate from a missing comma.
    public enum Kind: String, Sendable, Hashable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// A byte that cannot stand here.
        case unexpectedByte
        /// A complete value is followed by something else than white space.
        case trailingGarbage
        /// A backslash is followed by something that is no escape.
        case badEscape
        /// A `\u` escape names half of a surrogate pair; grammatical, but no text.
        case loneSurrogate
        /// A string has bytes that are not UTF-8.
        case invalidUTF8
        /// A control character stands unescaped in a string.
        case controlCharacter
        /// A number that breaks the grammar, for instance `01` or `1.`.
        case badNumber
        /// More arrays and objects inside each other than the parser was told to accept.
        case tooDeep
    }

    /// What the mistake is, for callers that treat kinds differently.
    public let kind: Kind
    /// How many bytes of the text are before the mistake.
    public let offset: Int
    /// What could have stood there.
    public let expected: String
    /// What does stand there.
    public let found: String

    /// The place as an editor counts it, both from 1; columns count bytes.
    public func lineAndColumn(in text: some Sequence<UInt8>) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in text.prefix(offset) {
            column += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            }
        }
        return (line, column)
    }
}

extension JSONParseError: CustomStringConvertible {
    /// One line with the place, what could stand there and what does.
    public var description: String { "byte \(offset): expected \(expected), found \(found)" }
}
