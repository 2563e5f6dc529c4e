public import RawJSON

/// One conversation with a server, from one file.
public struct Case: Sendable {
    /// Whether the case can fail a run.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case accepted
        /// Somebody with reasons reads the specification differently.
        case disputed
        /// The specification does not say what this case asserts.
        case specGap = "spec-gap"
    }

    /// The accepted case that a refused one differs from in the values named.
    public enum Twin: Sendable, Hashable {
        case differs(from: String, at: [JSONPath])
        /// No twin can exist, for this reason.
        case impossible(because: String)
    }

    /// The path below `conversations/` without suffix; permanent.
    public let id: String
    /// What the server does, in the present tense; unique in its suite.
    public let title: String
    /// The profile whose claim makes the case applicable.
    public let profile: String
    /// Whether everybody agrees on what the case asserts.
    public let status: Status
    /// The name of the world in which it plays.
    public let world: String
    /// Whether it must run alone.
    public let isExclusive: Bool
    /// Nil for cases that prove no refusal.
    public let twin: Twin?
    /// The file as it was written.
    public let source: JSONValue
    /// What the discovery answer must match for the case to apply; what it binds is bound in the whole case.
    let given: Pattern?
    let setup: [Step]
    let steps: [Step]
    /// Why the case cannot be played on this target at all; nil for one that can.
    var withheld: Withheld?

    /// A case without steps, because the target was not described far enough.
    struct Withheld: Sendable {
        let reason: String
        let proves: Set<String>
    }

    /// The file, relative to the suite.
    public var file: String { "conversations/\(id).json" }

    /// Every requirement that a step of the case proves, sorted.
    public var proves: [String] { (withheld?.proves ?? Set(steps.flatMap(\.flattened).flatMap(\.proves))).sorted() }
}
