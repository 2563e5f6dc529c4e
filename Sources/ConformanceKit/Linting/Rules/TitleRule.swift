import RawJSON

/// Titles tell cases apart and state what a server does.
struct TitleRule: LintRule {
    let name = "titles"

    func findings(in suite: Suite) -> [LintFinding] {
        var first: [String: String] = [:]
        var findings: [LintFinding] = []
        for testCase in suite.cases {
            let key = testCase.title.lowercased()
            if let other = first[key] {
                findings.append(
                    LintFinding(
                        self, testCase.file, ["title"], "the title is also that of \(other)",
                        remedy: "say what is different here"))
            }
            first[key] = first[key] ?? testCase.file
        }
        let titles = suite.cases.map { ($0.file, $0.title) } + suite.worlds.values.map { ($0.file, $0.title) }
        findings += titles.filter { Self.words($0.1).contains("should") }.map { file, _ in
            LintFinding(
                self, file, ["title"], "the title says 'should'", remedy: "say what happens, in the present tense")
        }
        return findings
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }
}
