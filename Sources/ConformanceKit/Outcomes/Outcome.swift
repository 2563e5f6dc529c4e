/// How a case ended: exactly one of six, so that they add up to the number of planned cases.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Every step held, and so did the end check.
    case passed
    /// The server broke a requirement, which a finding names.
    case failed
    /// The server does not claim the case's profile, or does not declare what it needs.
    case notApplicable
    /// The target does not offer what the case needs to look: a control command, or an actor of that kind.
    case notObservable
    /// Something that the case builds on did not hold, so nothing was learned about its requirements.
    case blocked
    /// The harness itself failed.
    case errored

    /// Whether the outcome keeps a run from being conformant.
    public var isRed: Bool {
        switch self {
        case .passed, .notApplicable, .notObservable: false
        case .failed, .blocked, .errored: true
        }
    }

    /// Whether the case was carried out against the server.
    public var isExecuted: Bool {
        switch self {
        case .passed, .failed, .blocked: true
        case .notApplicable, .notObservable, .errored: false
        }
    }

    /// The word in sentences and on terminals.
    public var title: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .notApplicable: "not applicable"
        case .notObservable: "not observable"
        case .blocked: "blocked"
        case .errored: "errored"
        }
    }
}
