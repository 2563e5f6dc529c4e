/// One thing in angle brackets.
enum Placeholder: Hashable, Sendable {
    /// `<x>`: the value bound to x.
    case reference(PlaceholderName)
    /// `<+x:kind>`: any value of the kind, which then is called x.
    case binding(name: String, kind: ValueKind)
    /// `<_:kind>`: any value of the kind.
    case wildcard(ValueKind)

    /// Reads what stands between `<` and `>`.
    ///
    /// - Returns: nil when it is plain text that merely has angle brackets around it, such as `<3` or `</b>`.
    /// - Throws: when it begins like a binding or a wildcard and is none.
    init?(inside text: Substring) throws(TemplateError) {
        guard let first = text.first else { return nil }
        if first == "+" || text.hasPrefix("_:") || text == "_" {
            self = try Self.kinded(text)
        } else if let name = PlaceholderName(text) {
            self = .reference(name)
        } else {
            return nil
        }
    }

    private static func kinded(_ text: Substring) throws(TemplateError) -> Placeholder {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let kinds = ValueKind.allCases.map(\.rawValue).joined(separator: ", ")
        guard parts.count == 2, let kind = ValueKind(rawValue: String(parts[1])) else {
            throw TemplateError("'<\(text)>' names no kind", remedy: "write one of these after a colon: \(kinds)")
        }
        if parts[0] == "_" { return .wildcard(kind) }
        let name = String(parts[0].dropFirst())
        guard PlaceholderName.isBindable(name) else {
            throw TemplateError(
                "'\(name)' cannot be bound", remedy: "a bound name is one word of letters, digits and underscores")
        }
        return .binding(name: name, kind: kind)
    }
}
