import ArgumentParser
import ConformanceKit
import Fixtures
import Foundation
import WireClient

/// `conformance probe`: one exchange with each operation of a file.
struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Uses every operation of an operations file once and shows what came of it.",
        discussion: """
            Ends with 0 when every operation that the file gives works, 1 when one does not, 5 when nobody answers.

            EXAMPLES
              conformance probe --operations operations.yaml
              conformance probe --operations operations.yaml --url http://127.0.0.1:4000
            """)

    @OptionGroup var target: TargetOptions
    @OptionGroup var suiteOptions: SuiteOptions

    func validate() throws {
        guard suiteOptions.operations != nil else { throw ValidationError("name the file with --operations") }
    }

    func run() async throws {
        let holds = try await withToolErrors {
            guard let operations = try suiteOptions.readOperations() else { return false }
            guard let url = target.url ?? operations.url else {
                throw ToolError("no server is named", remedy: "add `url:` to the file, or --url URL")
            }
            guard let directory = suiteOptions.suite ?? Fixtures.universal?.path else { throw SuiteOptions.missing }
            let wireTarget = try target.wireTarget(url)
            let probe = try OperationsProbe(directory, operations: operations)
            var options = RunOptions()
            options.socketTarget = try (target.socketURL ?? operations.socketURL).map(target.wireTarget)
            options.keepsTranscripts = true
            options.jobs = 1
            let report = await SuiteRunner(suite: probe.suite, target: wireTarget, options: options).run()
            guard let result = report.results.first else {
                print(report.failure ?? "nothing was played")
                throw ExitCode(report.verdict.exitCode)
            }
            return show(result, probe)
        }
        if !holds { throw ExitCode(1) }
    }

    /// Prints the conversation, then each operation with what became of it.
    private func show(_ result: CaseResult, _ probe: OperationsProbe) -> Bool {
        for line in result.transcript { print(line) }
        print("")
        for stage in probe.stages(result) {
            let word =
                switch stage.holds {
                case true?: "works"
                case false?: "FAILS"
                case nil: stage.isGiven ? "?" : "-"
                }
            let name = stage.name.padding(toLength: 9, withPad: " ", startingAt: 0)
            print("\(name) \(word.padding(toLength: 6, withPad: " ", startingAt: 0)) \(stage.meaning)")
        }
        let unknown = probe.stages(result)
        if unknown.contains(where: { $0.holds == nil }) {
            let words = [
                unknown.contains { $0.holds == nil && $0.isGiven } ? "? was not reached" : nil,
                unknown.contains { !$0.isGiven } ? "- is not in the file" : nil,
            ]
            print("(\(words.compactMap(\.self).joined(separator: ", ")))")
        }
        print("")
        let operations = suiteOptions.operations.map { " --operations \($0.shellQuoted)" } ?? ""
        if result.outcome == .passed {
            print("everything that the file gives works; now: conformance run\(operations)")
            return true
        }
        if let reason = result.reason { print(reason) }
        for finding in result.findings {
            print(finding.headline)
            if let sent = finding.sent { print("  sent      \(sent)") }
            if let expected = finding.expected { print("  expected  \(expected)") }
            for difference in finding.differences {
                print("  differs   \(difference)")
                for hint in ProbeHint.places(like: difference, in: finding.arrived) { print("  perhaps   \(hint)") }
            }
            for frame in finding.arrived { print("  arrived   \(frame)") }
        }
        return false
    }
}
