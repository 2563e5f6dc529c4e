import RawJSON

/// A text or number in a JSON value, and its place.
struct Leaf {
    let path: JSONPath
    let value: JSONValue

    /// What it says, the same for the text "17" and the number 17.
    var text: String {
        switch value {
        case .string(let text): text
        case .number(let number): number.literal
        default: ""
        }
    }

    /// The nearest name above it.
    var name: String {
        for component in path.components.reversed() {
            if case .member(let name) = component { return name }
        }
        return ""
    }
}

extension JSONValue {
    /// Its texts and numbers, in their order.
    var leaves: [Leaf] { leaves(at: .root) }

    private func leaves(at path: JSONPath) -> [Leaf] {
        switch self {
        case .null, .bool: []
        case .string, .number: [Leaf(path: path, value: self)]
        case .array(let elements): elements.enumerated().flatMap { $1.leaves(at: path.appending($0)) }
        case .object(let object): object.flatMap { $0.value.leaves(at: path.appending($0.key)) }
        }
    }

    /// Whether one of its texts or numbers says just this.
    func says(_ text: String) -> Bool { leaves.contains { $0.text == text } }

    /// Whether a text or number in it has this inside.
    func holds(_ text: String) -> Bool { leaves.contains { $0.text.contains(text) } }

    /// Its shape with only the leaves that are kept, as a pattern; nil if none is.
    ///
    /// Of a list all elements stay, because a pattern says how many there are.
    func pattern(keeping kept: (Leaf) -> JSONValue?) -> JSONValue? { pattern(at: .root, keeping: kept) }

    private func pattern(at path: JSONPath, keeping kept: (Leaf) -> JSONValue?) -> JSONValue? {
        switch self {
        case .null: return nil
        case .bool, .string, .number: return kept(Leaf(path: path, value: self))
        case .array(let elements):
            let patterns = elements.enumerated().map { $1.pattern(at: path.appending($0), keeping: kept) }
            guard patterns.contains(where: { $0 != nil }) else { return nil }
            return .array(patterns.map { $0 ?? "<_:any>" })
        case .object(let object):
            let members = object.compactMap { member in
                member.value.pattern(at: path.appending(member.key), keeping: kept).map { (member.key, $0) }
            }
            return members.isEmpty ? nil : .object(JSONObject(members))
        }
    }
}

extension JSONPath {
    /// As an operations file has it, `user.id`.
    var written: String {
        let text = description
        return text.hasPrefix("$.") ? String(text.dropFirst(2)) : text
    }
}
