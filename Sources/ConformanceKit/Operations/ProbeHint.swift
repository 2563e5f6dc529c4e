import RawJSON

/// Where else in what came something stands that was looked for in vain.
public enum ProbeHint {
    /// The places, as an operations file has them, of members that are called like the missing one.
    ///
    /// - Parameter arrived: what came, as findings tell it: a frame, or an answer behind its status.
    public static func places(like difference: Difference, in arrived: [String]) -> [String] {
        guard difference.actual == "nothing", case .member(let name)? = difference.path.components.last else {
            return []
        }
        let found = arrived.compactMap(\.json).flatMap { $0.places(of: name, at: .root) }
        let written = found.map { "\($0.written) has a value" }
        return Array(written.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(3))
    }
}

extension String {
    /// The JSON that begins somewhere in it and ends with it.
    fileprivate var json: JSONValue? {
        firstIndex { $0 == "{" || $0 == "[" }.flatMap { JSONValue(received: String(self[$0...])) }
    }
}

extension JSONValue {
    fileprivate func places(of name: String, at path: JSONPath) -> [JSONPath] {
        switch self {
        case .null, .bool, .number, .string: return []
        case .array(let elements):
            // One element is as good as all.
            return elements.first?.places(of: name, at: path.appending(0)) ?? []
        case .object(let object):
            return object.flatMap { member in
                let here = path.appending(member.key)
                return (member.key == name ? [here] : []) + member.value.places(of: name, at: here)
            }
        }
    }
}
