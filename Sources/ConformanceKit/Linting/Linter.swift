import RawJSON

/// Looks at a suite as a whole for what would make its verdicts worthless.
public enum Linter {
    /// Every finding, in the order of files and places; a suite with any is not run.
    public static func findings(_ suite: Suite) -> [LintFinding] {
        var seen: Set<LintFinding> = []
        // Cases share worlds, so that one mistake of a world can be met many times.
        return rules.flatMap { $0.findings(in: suite) }
            .filter { seen.insert($0).inserted }
            .sorted { ($0.file, $0.path.pointer, $0.rule) < ($1.file, $1.path.pointer, $1.rule) }
    }

    static let rules: [any LintRule] = [
        TitleRule(), ReferenceRule(), ManifestRule(), ProofRule(), CoverageRule(), SetupRule(), StepCountRule(),
        EitherRule(), NothingRule(), TimingRule(), LabelRule(), EventRule(), NameRule(), RefusalRule(), TwinRule(),
        ControlRule(),
    ]
}

/// One rule and everything that breaks it.
protocol LintRule: Sendable {
    /// Stands behind each finding, so that its author can find the rule.
    var name: String { get }

    func findings(in suite: Suite) -> [LintFinding]
}
