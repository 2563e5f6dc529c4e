public import RawJSON

/// One way in which a suite could not be trusted, although its files can be read.
public struct LintFinding: Sendable, Hashable {
    /// The rule that is broken, for instance `names-bound`.
    public let rule: String
    /// The file, relative to the suite.
    public let file: String
    /// The place inside the file.
    public let path: JSONPath
    /// What is wrong, in one clause.
    public let problem: String
    /// What to write instead.
    public let remedy: String

    init(_ rule: some LintRule, _ file: String, _ path: JSONPath = .root, _ problem: String, remedy: String) {
        self.rule = rule.name
        self.file = file
        self.path = path
        self.problem = problem
        self.remedy = remedy
    }
}

extension LintFinding: CustomStringConvertible {
    /// File, place, problem, remedy and rule in one line.
    public var description: String { "\(file) \(path): \(problem); \(remedy) [\(rule)]" }
}
