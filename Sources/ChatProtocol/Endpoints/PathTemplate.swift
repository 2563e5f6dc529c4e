/// A path whose parameters stand in braces, like `/sessions/{sessionId}`.
public struct PathTemplate: Hashable, Sendable {
    /// As the specification writes it.
    public let text: String
    private let segments: [Segment]

    private enum Segment: Hashable {
        case literal(Substring)
        case parameter(String)
    }

    init(_ text: String) {
        self.text = text
        segments = text.split(separator: "/").map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}")
                ? .parameter(String(segment.dropFirst().dropLast())) : .literal(segment)
        }
    }

    /// The parameters' names, from left to right.
    public var parameters: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// The parameters' values in the path, nil if the path is not of this form; a query is not looked at.
    public func match(_ path: String) -> [String: String]? {
        let path = path.prefix { $0 != "?" && $0 != "#" }
        guard path.hasPrefix("/") else { return nil }
        let given = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard given.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (segment, value) in zip(segments, given) {
            switch segment {
            case .literal(let text):
                guard text == value else { return nil }
            case .parameter(let name):
                guard !value.isEmpty else { return nil }
                values[name] = String(value)
            }
        }
        return values
    }
}

extension PathTemplate: CustomStringConvertible {
    /// The text that stands on the wire.
    public var description: String { text }
}
