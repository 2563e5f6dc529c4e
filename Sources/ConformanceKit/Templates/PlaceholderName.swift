/// What a placeholder refers to: `seq`, `run`, `mei.userId`, `mei/phone.connectionId`.
struct PlaceholderName: Hashable, Sendable {
    let text: String

    /// Nil when `text` cannot be a name, so that `<3` or `</b>` stay plain text.
    init?(_ text: some StringProtocol) {
        guard let first = text.unicodeScalars.first, Self.isLetter(first) else { return nil }
        guard
            text.unicodeScalars.dropFirst().allSatisfy({
                Self.isLetter($0) || "0123456789_-./".unicodeScalars.contains($0)
            })
        else { return nil }
        self.text = String(text)
    }

    /// A name that a binding may introduce: one plain word, because dots and slashes belong to attributes.
    static func isBindable(_ text: String) -> Bool {
        PlaceholderName(text) != nil && !text.unicodeScalars.contains { ".-/".unicodeScalars.contains($0) }
    }

    /// The actor or actor/connection before the first dot, nil for a plain binding.
    var owner: String? {
        guard let dot = text.firstIndex(of: ".") else { return nil }
        return String(text[..<dot])
    }

    /// The attribute behind the first dot, nil for a plain binding.
    var attribute: String? {
        guard let dot = text.firstIndex(of: ".") else { return nil }
        return String(text[text.index(after: dot)...])
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
