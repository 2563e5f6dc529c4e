import ArgumentParser
import ConformanceKit
import Foundation
import ProtocolChecks
import WireClient

/// `conformance run`: judges a server.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Replays the suite's conversations against a server and judges it.",
        discussion: """
            EXAMPLES
              conformance run                                              judge the built-in reference server
              conformance run --url http://127.0.0.1:8080 --report json=r.json --report html=r.html
              conformance run --url http://127.0.0.1:8080 --case 'messages/*' --seed 7
              conformance run --url https://chat.test --ca ca.pem --token mei=TOKEN,userId=31,mobile=861
              conformance run --url http://127.0.0.1:8080 --control 'kill-and-restart=./restart.sh --kill'
              conformance run --target target.yaml                         with all that from a file
              conformance run --operations operations.yaml                 judge a chat of any other protocol
              conformance run --url http://127.0.0.1:4000 --descriptor my.yaml       judge a server of a similar dialect
              conformance run --url http://127.0.0.1:9000 --suite my-suite the same with cases of your own
            """)

    @OptionGroup var target: TargetOptions
    @OptionGroup var suiteOptions: SuiteOptions
    @OptionGroup var controls: ControlOptions
    @OptionGroup var reports: ReportOptions

    @Option(name: .customLong("case"), help: "Only cases like this: an id, a folder, or with *; repeatable.")
    var cases: [String] = []

    @Option(name: .customLong("requirement"), help: "Only cases that prove this requirement; repeatable.")
    var requirements: [String] = []

    @Option(name: .customLong("profile"), help: "Only cases of this profile; repeatable.")
    var profiles: [String] = []

    @Option(help: "How many cases run at a time; 64 by default.")
    var jobs: Int?

    @Flag(help: "Leave out cases that flood, strain or end the server.")
    var safe = false

    @Flag(help: "Write what failed into the file that the target file names as `expected`.")
    var updateExpected = false

    @Option(help: "Decides order and skews; a report names the seed of its run.")
    var seed: UInt64?

    func validate() throws {
        guard suiteOptions.operations == nil || suiteOptions.descriptor == nil else {
            throw ValidationError("--operations and --descriptor are two ways to the same end; choose one")
        }
        guard suiteOptions.descriptor == nil || target.url != nil || target.file != nil else {
            throw ValidationError("--descriptor is for a server of your own: name it with --url")
        }
        guard controls.controls.isEmpty || target.url != nil || target.file != nil else {
            throw ValidationError("--control needs a server of its own: name it with --url")
        }
        guard (1...256).contains(jobs ?? 1) else { throw ValidationError("--jobs takes a number from 1 to 256") }
        guard !updateExpected || (target.file != nil && selection.isEverything) else {
            throw ValidationError(
                "--update-expected needs --target FILE and a whole run: a part of it does not know the rest")
        }
    }

    func run() async throws {
        FileLimit.raise()
        let report = try await withToolErrors {
            let file = try target.readFile()
            let expected = try ExpectedFailures(file, target)
            if updateExpected { try expected.checkFile() }
            let command = taking(file)
            let report = try await command.judge(file, expected.all) { replayCommand(for: $0, seed: $1) }
            if updateExpected { try expected.update(by: report) }
            return report
        }
        throw ExitCode(report.verdict.exitCode)
    }

    private func judge(
        _ file: TargetFile?, _ expected: [ExpectedFailure], _ replay: @escaping @Sendable (CaseResult, UInt64) -> String
    ) async throws -> RunReport {
        let suite = try suiteOptions.load(for: selection)
        try reports.checkPaths()
        try check(suite)
        var options = RunOptions()
        options.selection = selection
        options.jobs = jobs ?? 64
        options.seed = seed ?? UInt64.random(in: 1...999_999)
        options.isSafe = safe
        options.deadlineScale = file?.deadlineScale ?? 1
        options.expected = expected
        options.accounts = try (file?.accounts ?? [:]).merging(target.accounts()) { $1 }
        options.accountMaker = file?.accountCommand.map { command in
            AccountCommand(command: command, url: target.url ?? "").make
        }
        options.payloadCheck = suite.isOwn ? ProtocolPayloadCheck() : nil
        let shared = options
        if let url = try target.url ?? suiteOptions.readOperations()?.url {
            return try await judge(url, suite, shared, replay)
        }
        guard suite.isOwn else {
            throw ToolError("a suite of your own needs a server", remedy: "name it with --url URL")
        }
        return try await EmbeddedServer.run { url in try await judge(url, suite, shared, replay) }
    }

    var selection: Selection {
        Selection(cases: cases, requirements: requirements, profiles: profiles)
    }

    private func judge(
        _ url: String, _ suite: Suite, _ shared: RunOptions,
        _ replayCommand: @escaping @Sendable (CaseResult, UInt64) -> String
    ) async throws -> RunReport {
        let wireTarget = try target.wireTarget(url)
        var options = shared
        options.socketTarget = try (target.socketURL ?? suiteOptions.readOperations()?.socketURL).map(target.wireTarget)
        let console = Console(isQuiet: reports.takesStandardOutput)
        options.controls = try controls.controls(for: suite, at: wireTarget.httpURL)
        options.observer = console
        console.begin("judging \(wireTarget.httpURL) with \(suite.manifest.name) \(suite.manifest.version)")
        let report = await SuiteRunner(suite: suite, target: wireTarget, options: options).run()
        let replay: @Sendable (CaseResult) -> String = { replayCommand($0, report.seed) }
        let failures = FailureText(suite: suite, replay: replay)
        console.finish(report, failures)
        try reports.write(report, suite: suite, failures: failures, replay: replay)
        return report
    }

    /// Names that do not exist would select nothing, and nothing would look like success.
    private func check(_ suite: Suite) throws {
        for id in requirements where suite.requirements[id] == nil {
            throw ToolError("there is no requirement \(id)", remedy: "`conformance list --requirements` shows all")
        }
        // One pattern that matches nothing beside others that do would go unnoticed; alone it exits with 3.
        let unmatched = cases.filter { pattern in !suite.cases.contains(where: Selection(cases: [pattern]).includes) }
        if let first = unmatched.first, unmatched.count < cases.count {
            throw ToolError("no case matches '\(first)'", remedy: "`conformance list` shows all")
        }
        let known = Set(suite.cases.map(\.profile))
        for profile in profiles where !known.contains(profile) {
            throw ToolError(
                "there is no profile \(profile)", remedy: "use one of: \(known.sorted().joined(separator: ", "))")
        }
    }

    private func replayCommand(for result: CaseResult, seed: UInt64) -> String {
        var words = ["conformance", "run"]
        if let url = target.url { words += ["--url", url] }
        if let suite = suiteOptions.suite { words += ["--suite", suite] }
        if let operations = suiteOptions.operations { words += ["--operations", operations] }
        if let descriptor = suiteOptions.descriptor { words += ["--descriptor", descriptor] }
        words += target.replayWords + controls.replayWords
        return (words + ["--case", result.id, "--seed", String(seed)]).map(\.shellQuoted).joined(separator: " ")
    }
}
