import ArgumentParser
import ConformanceKit

/// `conformance lint`: whether a suite can be trusted.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Checks a suite's files; a suite with findings is never run.")

    @OptionGroup var suiteOptions: SuiteOptions

    func run() async throws {
        let suite = try await withToolErrors { try suiteOptions.load(lint: false) }
        let findings = Linter.findings(suite)
        for finding in findings { print(finding) }
        print("\(suite.cases.count) cases, \(suite.worlds.count) worlds, \(findings.count) findings")
        if !findings.isEmpty { throw ExitCode(4) }
    }
}
