/// A string that names one thing of the kind `Kind`; identifiers of different kinds cannot be mixed up.
///
/// - Wire: string of 1 to 100 characters out of the alphabet of its kind. Nothing is to be read out of it.
/// - Source: SPEC WIRE-004.
public struct Identifier<Kind: IdentifierKind>: RawRepresentable, Hashable, Sendable, Codable {
    /// As the wire has it.
    public let rawValue: String

    /// Nil when the text breaks the grammar of the kind.
    public init?(rawValue: String) {
        guard Self.isLawful(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    /// For a text that this process made or stored itself, which is lawful by construction.
    public init(trusted rawValue: String) {
        assert(Self.isLawful(rawValue), "an identifier has 1 to 100 characters of its alphabet, this is \(rawValue)")
        self.rawValue = rawValue
    }

    /// Whether the text keeps the grammar of the kind.
    public static func isLawful(_ text: String) -> Bool {
        let length = text.unicodeScalars.count
        return (1...100).contains(length) && text.unicodeScalars.allSatisfy(Kind.allows)
    }
}

extension Identifier: CustomStringConvertible {
    /// The text that stands on the wire.
    public var description: String { rawValue }
}
