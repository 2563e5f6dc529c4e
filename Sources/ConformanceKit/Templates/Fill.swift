/// `$fill`: a string of exactly so many bytes, for limits.
struct Fill: Hashable, Sendable {
    /// How long the whole string is in UTF-8; a number, or a placeholder for one.
    let bytes: TextTemplate
    /// What is repeated, whole characters only.
    let pattern: String
    let before: TextTemplate
    let after: TextTemplate

    var names: [PlaceholderName] { before.names + bytes.names + after.names }

    func render(_ bindings: Bindings) throws(TemplateError) -> String {
        let written = try bytes.renderText(bindings)
        guard let size = Int(written), size >= 0 else {
            throw TemplateError("$fill.bytes is '\(written)'", remedy: "it must be a whole number of bytes")
        }
        let before = try before.renderText(bindings)
        let after = try after.renderText(bindings)
        let room = size - before.utf8.count - after.utf8.count
        guard room >= 0 else {
            throw TemplateError(
                "$fill.bytes is \(size), but 'before' and 'after' alone have \(size - room)",
                remedy: "ask for more bytes or shorten them")
        }
        return before + filling(room) + after
    }

    private func filling(_ room: Int) -> String {
        guard !pattern.isEmpty else { return String(repeating: ".", count: room) }
        let whole = room / pattern.utf8.count
        var text = String(repeating: pattern, count: whole)
        var left = room - whole * pattern.utf8.count
        // A character that no longer fits ends the text; a later, shorter one would break the repetition.
        for scalar in pattern.unicodeScalars {
            guard scalar.utf8.count <= left else { break }
            text.unicodeScalars.append(scalar)
            left -= scalar.utf8.count
        }
        return text + String(repeating: ".", count: left)
    }
}
