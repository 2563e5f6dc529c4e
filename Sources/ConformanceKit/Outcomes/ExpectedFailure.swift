/// A case that is known to fail on one target, and why; whatever else it does is told.
public struct ExpectedFailure: Sendable, Hashable {
    /// The case's id.
    public let caseID: String
    /// What it breaks, exactly.
    public let requirements: Set<String>
    /// Why that is accepted for now; never empty.
    public let reason: String

    /// States an expectation.
    public init(caseID: String, requirements: Set<String>, reason: String) {
        self.caseID = caseID
        self.requirements = requirements
        self.reason = reason
    }
}

extension ExpectedFailure {
    /// What became of the expectations of a run.
    struct Judgement: Sendable {
        /// The results, those that failed as expected marked so.
        let results: [CaseResult]
        /// What is wrong with the expectations, each with a remedy.
        let problems: [String]
    }

    /// Compares results with what was expected of them.
    ///
    /// - Parameter isWhole: whether every case was asked for; in a part of a suite the others say nothing.
    static func judge(_ expected: [ExpectedFailure], _ results: [CaseResult], isWhole: Bool) -> Judgement {
        var results = results
        var problems: [String] = []
        for expectation in expected {
            guard let index = results.firstIndex(where: { $0.id == expectation.caseID }) else {
                if isWhole { problems.append("\(expectation.caseID) is expected to fail, but there is no such case") }
                continue
            }
            let result = results[index]
            let wanted = expectation.requirements.sorted().joined(separator: ", ")
            switch result.outcome {
            case .failed where result.broken == expectation.requirements:
                results[index].expectation = expectation.reason
            case .failed:
                problems.append(
                    "\(result.id) is expected to break \(wanted), and breaks "
                        + result.broken.sorted().joined(separator: ", "))
            case .passed:
                problems.append("\(result.id) is expected to break \(wanted), and passes; remove the entry")
            case .notApplicable, .notObservable, .blocked, .errored:
                problems.append(
                    "\(result.id) is expected to break \(wanted), and is \(result.outcome.title), so that nobody looked"
                )
            }
        }
        return Judgement(results: results, problems: problems)
    }
}
