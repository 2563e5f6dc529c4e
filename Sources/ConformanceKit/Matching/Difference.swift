public import RawJSON

/// One way in which what the server sent is not what the case expects: a finding, collected and never thrown.
public struct Difference: Sendable, Hashable {
    /// The place in what was received.
    public let path: JSONPath
    /// What the case asks for, in words.
    public let expected: String
    /// What was received, cut to one readable line.
    public let actual: String

    /// A difference at `path`; both texts are single lines.
    public init(path: JSONPath, expected: String, actual: String) {
        self.path = path
        self.expected = expected
        self.actual = actual
    }

    init(path: JSONPath, expected: String, actual: JSONValue?) {
        self.init(path: path, expected: expected, actual: actual?.excerpt() ?? "nothing")
    }

    /// The same difference, seen from a document of which the compared value is the part at `prefix`.
    public func below(_ prefix: JSONPath) -> Difference {
        Difference(path: prefix.appending(path), expected: expected, actual: actual)
    }
}

extension Difference: CustomStringConvertible {
    /// One readable line: `$.data.id: expected "7", found "8"`.
    public var description: String { "\(path): expected \(expected), found \(actual)" }
}
