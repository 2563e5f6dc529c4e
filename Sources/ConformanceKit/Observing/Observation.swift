import RawJSON

/// What an observation comes to at one moment.
enum Observation: Sendable {
    /// It holds.
    case satisfied(Satisfaction)
    /// Not yet, but it still may.
    case pending(Shortfall)
    /// It does not hold, and waiting cannot change that.
    case violated(Shortfall)
}

/// What an observation that holds leaves behind.
struct Satisfaction: Sendable {
    /// The frames it consumed.
    var consumed: [ConnectionName: Set<Int>] = [:]
    /// The names it bound.
    var bindings: [Binding] = []
    /// The lawful alternatives it took: their place among the others, and their label if they have one.
    var alternatives: [(number: Int, outcome: String?)] = []
}

/// What is missing from an observation, in the words of a finding.
struct Shortfall: Sendable {
    var kind: Finding.Kind = .mismatch
    var headline: String
    var expected: String?
    var differences: [Difference] = []
    /// Frames that are there and match nothing, the newest last.
    var arrived: [String] = []
    /// The checker's or observer's connection.
    var observer: ConnectionName?
}

/// The moments between which an observation must come true.
struct TimeFrame: Sendable {
    let deadline: ContinuousClock.Instant
    /// What comes before this is too early.
    var earliest: ContinuousClock.Instant?
    /// For sentences: `delivery (5000 ms)`.
    let description: String
}

/// What the last HTTP exchange of an actor was answered with.
struct ReceivedAnswer: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    /// Nil when the body is empty or not JSON.
    let body: JSONValue?
    let bodyText: String
    /// Places in the body that a descriptor has made up.
    var madeUp: [JSONPath] = []
    /// Places whose form a descriptor has changed.
    var reformed: [JSONPath] = []
    /// The body as the server sent it, its members under the suite's names; nil without a descriptor.
    var raw: JSONValue?

    /// The value that the answer gives to a cookie (RFC 6265 section 4.1).
    func cookie(_ name: String) -> String? {
        for header in headers where header.name.lowercased() == "set-cookie" {
            let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0] == name { return String(pair[1]) }
        }
        return nil
    }

    /// All values of a header, joined as RFC 9110 section 5.3 allows; nil without one.
    func header(_ name: String) -> String? {
        let values = headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }
}
