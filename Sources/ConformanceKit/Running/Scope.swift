import RawJSON

/// What a step knows of the steps before it: names, moments, and its own place.
///
/// A value: a branch of a race works on a copy, and the join brings the copies together.
struct Scope: Sendable {
    var bindings: Bindings
    /// Moments by label.
    var labels: [String: ContinuousClock.Instant] = [:]
    /// When the step before this one began.
    var previousStart: ContinuousClock.Instant
    let section: StepPlace.Section
    /// Turns of loops, races and tables around the step, outermost first.
    var turns: [String] = []
    /// The latest HTTP answer of each actor.
    var answers: [String: ReceivedAnswer] = [:]
    /// Labelled alternatives taken since the innermost branch began.
    var outcomes: [String] = []
    /// What was sent last, for findings.
    var lastSent: String?
    /// The last REST request as a command line, for findings.
    var lastCurl: String?

    init(_ section: StepPlace.Section, bindings: Bindings, start: ContinuousClock.Instant) {
        self.section = section
        self.bindings = bindings
        previousStart = start
    }

    /// The place of `step` for a reader.
    func place(of step: Step) -> StepPlace {
        let prefix = step.path.pointer.split(separator: "/").first.map { "/" + $0 } ?? ""
        let isInSection = prefix == "/steps" || prefix == "/setup"
        let pointer = isInSection ? String(step.path.pointer.dropFirst(prefix.count)) : step.path.pointer
        return StepPlace(section: section, pointer: pointer, verb: step.verb.name.rawValue, turns: turns)
    }
}

/// Why a case ended before its last step.
enum CaseEnd: Sendable {
    /// The server did not do what it must.
    case found(Finding)
    /// The target does not offer what it takes to look.
    case notObservable(String)
    /// The dialect that the server speaks has no words for it.
    case notApplicable(String)
    /// There is no account to look with, which whoever runs the suite can mend.
    case noAccount(String)
    /// The harness could not do its part.
    case errored(String)
}
