/// The place of a value inside a JSON document.
///
/// It is written `data.items[0].id` in fixtures, `/data/items/0/id` as a JSON pointer (RFC 6901) and
/// `$.data.items[0].id` in differences.
public struct JSONPath: Sendable, Hashable {
    /// One step down: into an object or into an array.
    public enum Component: Sendable, Hashable {
        case member(String)
        case index(Int)
    }

    /// The steps from the document down to the place; none for the document itself.
    public private(set) var components: [Component]

    /// The document itself.
    public static let root = JSONPath([])

    /// The place reached by these steps.
    public init(_ components: [Component]) { self.components = components }

    /// The place one member further down.
    public func appending(_ member: String) -> JSONPath { JSONPath(components + [.member(member)]) }

    /// The place one element further down.
    public func appending(_ index: Int) -> JSONPath { JSONPath(components + [.index(index)]) }

    /// The place `path` further down.
    public func appending(_ path: JSONPath) -> JSONPath { JSONPath(components + path.components) }
}

extension JSONPath: CustomStringConvertible {
    /// The form of differences: `$.data.items[0].id`, with `$['odd name']` where a name is not a plain word.
    public var description: String {
        components.reduce(into: "$") { text, component in
            switch component {
            case .index(let index): text += "[\(index)]"
            case .member(let name): text += Self.isPlain(name) ? ".\(name)" : "['\(name)']"
            }
        }
    }

    /// The form of RFC 6901, with `~0` and `~1` for `~` and `/`.
    public var pointer: String {
        components.reduce(into: "") { text, component in
            switch component {
            case .index(let index): text += "/\(index)"
            case .member(let name):
                text += "/"
                for character in name.unicodeScalars {
                    switch character {
                    case "~": text += "~0"
                    case "/": text += "~1"
                    default: text.unicodeScalars.append(character)
                    }
                }
            }
        }
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "_-$".unicodeScalars.contains($0)
            }
    }
}

extension JSONValue {
    /// The value at that place, nil when the document has none there.
    ///
    /// An index also finds the member whose name is that number, because a JSON pointer cannot say which it means.
    public func value(at path: JSONPath) -> JSONValue? {
        path.components.reduce(Optional(self)) { value, component in
            switch component {
            case .member(let name): value?[name]
            case .index(let index): value?[index] ?? value?[String(index)]
            }
        }
    }
}

extension JSONPath: ExpressibleByArrayLiteral {
    /// Writes a path as a list of names and `.index(…)`.
    public init(arrayLiteral elements: Component...) { self.init(elements) }
}

extension JSONPath.Component: ExpressibleByStringLiteral {
    /// Writes a member as its name.
    public init(stringLiteral value: String) { self = .member(value) }
}
