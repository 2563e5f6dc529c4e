/// How long and how much a server remembers for those who are away.
///
/// - Source: SPEC 3.6, 10.5.
struct AwayRules: Sendable {
    let decisions: any Decisions
    let maxQueuedEvents: Int
    /// - Units: milliseconds.
    let resumeWindowMs: Int

    init(
        decisions: any Decisions = SpecifiedDecisions(), maxQueuedEvents: Int = ServerLimits().maxQueuedEvents,
        resumeWindowMs: Int = ServerTimings.standard.resumeWindowMs
    ) {
        self.decisions = decisions
        self.maxQueuedEvents = maxQueuedEvents
        self.resumeWindowMs = resumeWindowMs
    }
}
