public import RawJSON

/// Everything a run has to say; reporters only write it down.
public struct RunReport: Sendable {
    /// The suite that was run, by name, version and digests.
    public struct SuiteIdentity: Sendable, Hashable {
        /// As the suite calls itself.
        public let name: String
        /// The version of the suite.
        public let version: String
        /// SHA-256 of the cases and worlds, in hexadecimal.
        public let fixturesDigest: String
        /// SHA-256 of the specification that the requirements were read from, if the register has it.
        public let specificationDigest: String?
    }

    /// The descriptor through which a server of another dialect was judged.
    public struct DescriptorIdentity: Sendable, Hashable {
        /// As it calls itself.
        public let name: String
        /// SHA-256 of its file, in hexadecimal.
        public let digest: String
    }

    /// The server that was judged.
    public struct TargetIdentity: Sendable, Hashable {
        /// Its base URL, without user information and query.
        public let url: String
        /// What it says of itself, for instance name and version; nil if it says nothing.
        public let server: JSONValue?
        /// The profiles whose cases were applicable.
        public let profiles: [String]
    }

    /// What the harness measured before the first case.
    public struct Calibration: Sendable, Hashable {
        /// The 95th percentile of the server's answer time.
        public let answerTime: Duration
        /// How long absence is watched after a sentinel.
        public let settleWindow: Duration
    }

    /// What was run.
    public let suite: SuiteIdentity
    /// Against whom.
    public let target: TargetIdentity
    /// What was measured first; nil when the run could not begin.
    public let calibration: Calibration?
    /// Decides order and skews; the same seed gives the same.
    public let seed: UInt64
    /// How many cases ran at a time.
    public let jobs: Int
    /// The names of the controls that were given, sorted.
    public let controls: [String]
    /// True when only a part of the suite was asked for.
    public let isSelection: Bool
    /// From discovery to the last case.
    public let duration: Duration
    /// One for each planned case, in the order of their ids.
    public let results: [CaseResult]
    /// One for each requirement of the register, in its order.
    public let requirements: [RequirementResult]
    /// What it comes to.
    public let verdict: Verdict
    /// What is wrong with the server's description of itself: a mandatory profile that it does not claim, an advertised
    /// value out of bounds.
    public let misdescriptions: [Difference]
    /// What is wrong with the failures that were expected: stale entries, and cases that fail in another way.
    public var misexpectations: [String] = []
    /// Through which descriptor; nil for none.
    public var descriptor: DescriptorIdentity?
    /// Why there are no results, when the run could not begin.
    public let failure: String?

    /// How many cases ended so.
    public func count(_ outcome: Outcome) -> Int { results.count { $0.outcome == outcome } }

    /// How many passed only at their second attempt.
    public var unstable: Int { results.count(where: \.isUnstable) }

    /// The cases that were planned: the six outcomes add up to it.
    public var planned: Int { results.count }

    /// The cases that failed as it was expected of them.
    public var expected: [CaseResult] { results.filter { $0.expectation != nil } }

    /// The results that keep the run from being conformant: the worst first where the specification says how bad a
    /// breach is, otherwise in the order of their ids.
    public var red: [CaseResult] {
        let severities = Dictionary(
            requirements.compactMap { result in result.severity.map { (result.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        func worst(_ result: CaseResult) -> Severity? { result.broken.compactMap { severities[$0] }.min() }
        return results.filter(\.isRed).map { ($0, worst($0)) }
            .sorted { left, right in
                switch (left.1, right.1) {
                case (let left?, let right?) where left != right: left < right
                case (_?, nil): true
                case (nil, _?): false
                default: left.0.id < right.0.id
                }
            }.map(\.0)
    }
}
