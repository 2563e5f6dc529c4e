import Foundation
import RawJSON

/// Puts placeholders where a recorded value has what is another one next time.
struct Wording {
    private struct Replacement {
        let text: String
        let placeholder: String
    }

    /// Shorter texts are replaced only where they are the whole value: "17" may be part of anything.
    private static let shortestInside = 6

    private var replacements: [Replacement] = []
    /// Texts that are replaced inside others although they are short.
    private var alsoInside: Set<String> = []

    /// Says that a text stands for itself also inside of others.
    mutating func replaceInside(_ text: String) { alsoInside.insert(text) }

    /// Says what a text stands for; what was said first about a text counts.
    mutating func replace(_ text: String, by placeholder: String) {
        guard !text.isEmpty, !replacements.contains(where: { $0.text == text }) else { return }
        replacements.append(Replacement(text: text, placeholder: placeholder))
        // A long one first, as it may have a short one inside.
        replacements.sort { $0.text.count > $1.text.count }
    }

    /// The wording with more replacements.
    func replacing(_ text: String, by placeholder: String) -> Wording {
        var more = self
        more.replace(text, by: placeholder)
        return more
    }

    /// What stands for a leaf; nil if it stays.
    func placeholder(for leaf: Leaf) -> JSONValue? {
        replacements.first { $0.text == leaf.text }.map { .string($0.placeholder) }
    }

    /// The value with its placeholders.
    func template(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool: return value
        case .number(let number):
            return replacements.first { $0.text == number.literal }.map { .string($0.placeholder) } ?? value
        case .string(let text): return template(text)
        case .array(let elements): return .array(elements.map(template))
        case .object(let object): return .object(JSONObject(object.map { ($0.key, template($0.value)) }))
        }
    }

    /// The text with its placeholders.
    func template(_ text: String) -> JSONValue {
        if let whole = replacements.first(where: { $0.text == text }) { return .string(whole.placeholder) }
        // What only looks like a placeholder.
        if text.contains("<") { return ["$literal": .string(text)] }
        var replaced = text
        for replacement in replacements
        where replacement.text.count >= Self.shortestInside || alsoInside.contains(replacement.text) {
            replaced = replaced.replacing(replacement.text, with: replacement.placeholder)
        }
        return .string(replaced)
    }

    /// The path with its placeholders.
    func template(path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            let name = part.removingPercentEncoding ?? String(part)
            return replacements.first { $0.text == name }?.placeholder ?? String(part)
        }.joined(separator: "/")
    }
}
