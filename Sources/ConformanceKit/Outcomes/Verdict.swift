/// What a whole run says about the server, and the exit code that says it to other programs.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Every case of every claimed profile held.
    case conformant
    /// At least one requirement is broken, or a case could not be judged because something before it broke.
    case violation
    /// No violation, but a case passed only at its second attempt.
    case unstable
    /// Nothing was learned: no case matched, none came further than its accounts, or a MUST of a claimed profile was not looked at.
    case inconclusive
    /// The harness failed.
    case error
    /// The server did not answer at all.
    case unreachable
    /// A part of the suite was run, and that part held.
    case partial

    /// The process exit code; 64 (bad usage) has no verdict, because nothing was run.
    public var exitCode: Int32 {
        switch self {
        case .conformant, .partial: 0
        case .violation: 1
        case .unstable: 2
        case .inconclusive: 3
        case .error: 4
        case .unreachable: 5
        }
    }
}

extension Verdict {
    /// The verdict on `results`.
    ///
    /// - Parameters:
    ///   - unproven: the MUSTs of claimed profiles that no executed case looked at.
    ///   - asked: the ids of the cases that were asked for, without the twins that came along; nil for the whole suite.
    ///   - isMisdescribed: whether the server's description of itself, or what was expected of it, is wrong.
    init(results: [CaseResult], unproven: [String], asked: Set<String>? = nil, isMisdescribed: Bool = false) {
        let isSelection = asked != nil
        let scored = results.filter { $0.isScored && $0.expectation == nil }
        let isBlocked = scored.contains { $0.outcome == .blocked }
        // Where no case came further than accounts and connections, nothing was learned of the server's rules.
        let hasBegun = results.contains(where: \.hasBegun)
        if isMisdescribed || scored.contains(where: { $0.outcome == .failed }) || (isBlocked && hasBegun) {
            self = .violation
        } else if scored.contains(where: { $0.outcome == .errored }) {
            self = .error
        } else if isBlocked || !results.contains(where: { $0.outcome.isExecuted && asked?.contains($0.id) ?? true })
            || (!isSelection && !unproven.isEmpty)
        {
            self = .inconclusive
        } else if scored.contains(where: \.isUnstable) {
            self = .unstable
        } else {
            self = isSelection ? .partial : .conformant
        }
    }
}
