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
    /// Where the discovery answer says how many; nothing or null there means that there is no such limit.
    let count: JSONPath
    /// Where it says in how many milliseconds.
    let window: JSONPath

    /// The limit on a server that answered discovery so; nil when it declares none.
    func limit(_ answer: JSONValue?) -> PacingLimit? {
        guard let count = answer?.value(at: count)?.int64Value, count > 0,
            let window = answer?.value(at: window)?.int64Value, window > 0
        else { return nil }
        return PacingLimit(subject: subject, count: Int(clamping: count), window: .milliseconds(window))
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
