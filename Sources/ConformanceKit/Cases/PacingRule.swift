import RawJSON

/// A rate that the server declares and a client keeps to: so many of something in a window of time.
struct PacingRule: Sendable, Hashable {
    /// What is counted.
    enum Subject: Sendable, Hashable {
        /// Frames like this, on each connection; binds nothing.
        case sends(Pattern)
        /// Calls of this method and path, of each actor; in the path a segment `{}` stands for any.
        case calls(method: String, path: [String])
    }

    let subject: Subject
    /// How many, or where the discovery answer says so; nothing or null there means that there is no such limit.
    let count: Figure
    /// In how many milliseconds.
    let window: Figure

    /// A number that the suite or the server states.
    enum Figure: Sendable, Hashable {
        case fixed(Int)
        case advertised(JSONPath)

        func value(_ answer: JSONValue?) -> Int? {
            switch self {
            case .fixed(let number): number
            case .advertised(let path): answer?.value(at: path)?.int64Value.map { Int(clamping: $0) }
            }
        }
    }

    /// The limit on a server that answered discovery so; nil when it declares none.
    func limit(_ answer: JSONValue?) -> PacingLimit? {
        guard let count = count.value(answer), count > 0, let window = window.value(answer), window > 0 else {
            return nil
        }
        return PacingLimit(subject: subject, count: count, window: .milliseconds(window))
    }
}

/// A pacing rule on one server.
struct PacingLimit: Sendable {
    let subject: PacingRule.Subject
    let count: Int
    let window: Duration

    /// Whether a frame counts.
    func counts(frame: JSONValue, _ bindings: Bindings) -> Bool {
        guard case .sends(let pattern) = subject else { return false }
        return pattern.match(frame, bindings).isMatch
    }

    /// Whether a call counts.
    func counts(method: String, path: String) -> Bool {
        guard case .calls(let wantedMethod, let wanted) = subject, method == wantedMethod else { return false }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return segments.count == wanted.count && zip(segments, wanted).allSatisfy { $1 == "{}" || $0 == $1 }
    }
}
