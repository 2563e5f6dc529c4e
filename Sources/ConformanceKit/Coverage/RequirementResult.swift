/// What a run learned about one requirement.
public struct RequirementResult: Sendable, Hashable {
    /// What is known now.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// A finding names it.
        case broken
        /// At least one case that proves it passed, and none found it broken.
        case proven
        /// No case that proves it was carried out to its end.
        case open
        /// The specification says why no observer can tell, or the target lacks what the cases need.
        case notObservable
        /// The server claims none of its profiles.
        case notApplicable
    }

    /// The requirement's permanent id.
    public let id: String
    /// `MUST`, `SHOULD`, …
    public let level: String
    /// How bad a breach is, where the specification says so.
    public var severity: Severity?
    /// What the run learned.
    public let state: State
    /// The cases that prove it, in the order of their ids.
    public let cases: [String]
    /// Why it is not observable, if it is not.
    public let reason: String?
}
