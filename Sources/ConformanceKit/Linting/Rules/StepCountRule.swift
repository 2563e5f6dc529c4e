import RawJSON

/// A conversation fits on a screen.
struct StepCountRule: LintRule {
    let name = "at-most-25-steps"

    private static let limit = 25

    func findings(in suite: Suite) -> [LintFinding] {
        suite.cases.compactMap { testCase in
            // Steps inside others count: a loop around everything would make any case one step long.
            let count = testCase.steps.flatMap(\.flattened).count
            guard count > Self.limit else { return nil }
            return LintFinding(
                self, testCase.file, ["steps"], "the case has \(count) steps, \(Self.limit) are allowed",
                remedy: "split it, or move what only prepares to 'setup' or to a world")
        }
    }
}
