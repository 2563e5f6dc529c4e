import RawJSON

/// How a server's dialect of a protocol is translated, both ways: the content of a descriptor.
///
/// It only translates: nothing is tried twice, left out, put into another order or waited for, and what is missing stays
/// missing.
public struct Descriptor: Sendable {
    /// What verdicts call the dialect.
    public let name: String
    /// One line about it.
    public let about: String
    /// SHA-256 of the file, in hexadecimal.
    public let digest: String
    /// What a server of the dialect is judged by; nil to ask it.
    let profiles: [String]?
    /// What it would answer to the suite's discovery; nil to ask it.
    let capabilities: JSONValue?
    let naming: Naming
    /// How paths begin that no rule mentions: ours, theirs.
    let base: [(ours: String, theirs: String)]
    /// Members of `suite.json` that are other ones here.
    let suite: JSONObject
    let calls: [CallRule]
    /// For the answers of calls whose rule has none.
    let answer: Shape?
    let error: Shape?
    /// Of all calls: theirs, ours.
    let status: [Int: Int]
    let sends: [FrameRule]
    let receives: [FrameRule]
    let absentCalls: [CallPlace]
    let absentEvents: Set<String>
    /// Whether what no rule mentions is absent, too.
    let areOthersAbsent: Bool

    /// A call of the suite: a method, and a path in which some segments may be any.
    struct CallPlace: Sendable, Hashable {
        let method: String
        let segments: [Segment]

        enum Segment: Sendable, Hashable {
            case literal(String)
            case any(name: String?)
        }
    }

    /// What becomes of one call of the suite.
    struct CallRule: Sendable {
        let place: CallPlace
        /// One after the other, up to the first that is refused.
        let steps: [TheirCall]
        let answer: Shape?
        /// Theirs, ours.
        let status: [Int: Int]
    }

    /// A call of the server.
    struct TheirCall: Sendable {
        let method: String
        let path: Shape
        let query: Part
        let headers: [Named<Shape?>]
        let body: Part
        let bind: [Named<JSONPath>]
    }

    /// A query or a body.
    enum Part: Sendable {
        /// As the suite has it, in the server's words.
        case unchanged
        case none
        case shape(Shape)
    }

    /// What becomes of frames of one kind.
    struct FrameRule: Sendable {
        let from: Pattern
        let to: Shape
    }
}

extension Descriptor.CallPlace {
    /// The named segments of a path; nil if it is another one.
    func match(_ method: String, _ path: String) -> JSONObject? {
        let parts = path.split(separator: "/").map(String.init)
        guard method == self.method, parts.count == segments.count else { return nil }
        var names = JSONObject()
        for (segment, part) in zip(segments, parts) {
            switch segment {
            case .literal(let text): if text != part { return nil }
            case .any(let name): if let name { names[name] = .string(part) }
            }
        }
        return names
    }
}

extension Descriptor {
    /// A path whose beginning `base` mentions, as the server has it.
    func theirBase(of path: String) -> String? {
        base.first { path == $0.ours || path.hasPrefix($0.ours + "/") }
            .map { $0.theirs + path.dropFirst($0.ours.count) }
    }
}
