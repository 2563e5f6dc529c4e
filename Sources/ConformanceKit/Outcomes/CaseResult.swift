/// What became of one case.
public struct CaseResult: Sendable {
    /// The case's permanent id.
    public let id: String
    /// Its title.
    public let title: String
    /// The profile it belongs to.
    public let profile: String
    /// Whether a failure counts: disputed cases and those with a gap in the specification never fail a run.
    public let isScored: Bool
    /// How it ended.
    public let outcome: Outcome
    /// True when it passed only at the second attempt.
    public var isUnstable = false
    /// What did not hold, in the order of discovery.
    public var findings: [Finding] = []
    /// Broken requirements of a level below MUST: told, but no failure.
    public var warnings: [Finding] = []
    /// Why it was not carried out, for outcomes that need a reason.
    public var reason: String?
    /// True when its last step was reached; a warning ends a case before that.
    public var isComplete = false
    /// True when nothing but an account was missing: then its requirements count as not looked at.
    public var lacksAccount = false
    /// True when the server does not declare what the case needs; then its requirements do not apply to it either.
    public var isUndeclared = false
    /// The requirements whose proving steps all held.
    public var proven: Set<String> = []
    /// Requirements whose steps held, but looked only at what a descriptor has made up.
    public var madeUp: Set<String> = []
    /// Why its failure is expected on this target; nil when it is not, or when it failed in another way.
    public var expectation: String?
    /// Which lawful alternatives the server took: `steps/2: 401 before the upgrade`.
    public var alternatives: [String] = []
    /// How long it took.
    public var duration: Duration = .zero
    /// What happened on all connections, on one time axis, redacted.
    public var transcript: [TranscriptLine] = []

    /// A result without details.
    public init(id: String, title: String, profile: String, isScored: Bool = true, outcome: Outcome) {
        self.id = id
        self.title = title
        self.profile = profile
        self.isScored = isScored
        self.outcome = outcome
    }

    /// The requirements that its findings break.
    public var broken: Set<String> { Set(findings.flatMap(\.requirements)) }

    /// Whether its actors had accounts and connections, so that the server was asked for something else.
    public var hasBegun: Bool {
        switch outcome {
        case .passed, .failed: true
        case .blocked: findings.contains { !$0.place.isBeforeAnything }
        case .notApplicable, .notObservable, .errored: false
        }
    }

    /// Whether the case keeps the run from being conformant.
    public var isRed: Bool { isScored && outcome.isRed && expectation == nil }
}

/// One line of a case's transcript: one frame, one half of an exchange, one opening or closing.
public struct TranscriptLine: Sendable, Hashable {
    /// Time since the start of the case.
    public let elapsed: Duration
    /// Actor and connection, `mei/main`; `harness` for what is not an actor's.
    public let actor: String
    /// `→` to the server, `←` from it, `·` otherwise.
    public let direction: String
    /// The line's text, redacted.
    public let text: String

    /// Whether it is a frame about other cases' conversations, which the actor lawfully hears too.
    public let isForeign: Bool

    /// One line.
    public init(elapsed: Duration, actor: String, direction: String, text: String, isForeign: Bool = false) {
        self.elapsed = elapsed
        self.actor = actor
        self.direction = direction
        self.text = text
        self.isForeign = isForeign
    }
}
