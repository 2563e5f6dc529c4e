public import WireClient

/// Runs a suite, or a part of it, against one server and reports.
public struct SuiteRunner: Sendable {
    private let suite: Suite
    private let target: WireTarget
    private let options: RunOptions

    /// Nothing is sent before `run`.
    public init(suite: Suite, target: WireTarget, options: RunOptions) {
        self.suite = suite
        self.target = target
        self.options = options
    }

    /// Discovers, chooses, plays all cases, and draws the verdict.
    public func run() async -> RunReport {
        let runtime = WireRuntime(proxy: target.proxy)
        let report = await run(on: runtime)
        do {
            try await runtime.shutdown()
        } catch {
            // The report is complete; threads that do not end now end with the process.
        }
        return report
    }

    private func run(on runtime: WireRuntime) async -> RunReport {
        let began = ContinuousClock.now
        let discovery: Discovery
        switch await discover(runtime) {
        case .success(let found): discovery = found
        case .failure(let unreachable): return report(unreachable: unreachable.reason)
        }
        var environment = Environment(
            suite: suite, target: target, runtime: runtime, seed: options.seed, discovery: discovery.answer,
            profiles: discovery.profiles, timings: discovery.timings,
            settleWindow: discovery.calibration.settleWindow, accounts: GivenAccounts(options.accounts),
            accountMaker: options.accountMaker, socketTarget: options.socketTarget ?? target,
            controls: options.controls, payloadCheck: options.payloadCheck)
        environment.translator = suite.descriptor.map {
            Translator(descriptor: $0, event: suite.manifest.socket.event)
        }
        environment.keepsTranscripts = options.keepsTranscripts
        let results = await play(suite.chosen(by: options.selection), environment)
        return report(results, discovery, took: ContinuousClock.now - began)
    }

    private func play(_ chosen: [Case], _ environment: Environment) async -> [CaseResult] {
        let cases = chosen.filter { !(options.isSafe && $0.isStraining) }
        let spared = chosen.filter { options.isSafe && $0.isStraining }.map { testCase in
            var result = CaseResult(
                id: testCase.id, title: testCase.title, profile: testCase.profile, outcome: .notObservable)
            result.reason = "safe mode leaves it out, because it strains the whole server"
            return result
        }
        let plan = Plan(
            cases, claimed: environment.profiles, discovery: environment.discovery, suite: suite, seed: options.seed)
        options.observer?.planned(plan.count + spared.count)
        var results = plan.notApplicable + spared
        for result in results { options.observer?.ended(result) }
        results += await play(plan.parallel, environment, jobs: max(options.jobs, 1))
        if !results.contains(where: isEnough) { results += await play(plan.exclusive, environment, jobs: 1) }
        return plan.judged(results.sorted { $0.id < $1.id })
    }

    private func play(_ cases: [Case], _ environment: Environment, jobs: Int) async -> [CaseResult] {
        await withTaskGroup(of: CaseResult.self) { group in
            var waiting = cases[...]
            for testCase in waiting.prefix(jobs) { group.addTask { await play(testCase, environment) } }
            waiting = waiting.dropFirst(jobs)
            var results: [CaseResult] = []
            while let result = await group.next() {
                options.observer?.ended(result)
                results.append(result)
                if isEnough(result) { waiting = [] }
                if let testCase = waiting.popFirst() { group.addTask { await play(testCase, environment) } }
            }
            return results
        }
    }

    private func isEnough(_ result: CaseResult) -> Bool {
        options.isEnough?(result) ?? false
    }

    /// One case, and once more if nothing but a deadline was missed and REST shows the effect.
    private func play(_ testCase: Case, _ environment: Environment) async -> CaseResult {
        guard let world = suite.worlds[testCase.world] else {
            var result = CaseResult(
                id: testCase.id, title: testCase.title, profile: testCase.profile, outcome: .errored)
            result.reason = "there is no world '\(testCase.world)'"
            return result
        }
        let run = CaseRun(testCase, in: world, environment)
        let result = await run.play()
        guard result.outcome == .failed, await run.mayBeRetried else { return result }
        var second = await CaseRun(testCase, in: world, environment).play()
        second.isUnstable = second.outcome == .passed
        if second.isUnstable { second.warnings += result.findings }
        return second
    }

    private func report(
        _ found: [CaseResult], _ discovery: Discovery, took duration: Duration
    ) -> RunReport {
        let judgement = ExpectedFailure.judge(options.expected, found, isWhole: options.selection.isEverything)
        let results = judgement.results
        let requirements = Coverage(of: suite).results(
            for: suite.requirements.requirements.filter { !$0.isWithdrawn }, claimed: discovery.profiles,
            from: results)
        let asked = options.selection.isEverything ? nil : Set(suite.cases.filter(options.selection.includes).map(\.id))
        let unproven = requirements.filter { $0.state == .open && $0.level.hasPrefix("MUST") }.map(\.id)
        var report = RunReport(
            suite: suite.identity, target: identity(discovery), calibration: discovery.calibration,
            seed: options.seed, jobs: options.jobs, controls: options.controls.keys.sorted(),
            isSelection: !options.selection.isEverything,
            duration: duration, results: results, requirements: requirements,
            verdict: Verdict(
                results: results, unproven: unproven, asked: asked,
                isMisdescribed: !discovery.differences.isEmpty || !judgement.problems.isEmpty),
            misdescriptions: discovery.differences,
            failure: results.isEmpty ? "no case matches the selection; `list` shows all cases" : nil)
        report.misexpectations = judgement.problems
        report.descriptor = suite.descriptor.map { RunReport.DescriptorIdentity(name: $0.name, digest: $0.digest) }
        return report
    }

    private func report(unreachable reason: String) -> RunReport {
        RunReport(
            suite: suite.identity, target: identity(nil), calibration: nil, seed: options.seed, jobs: options.jobs,
            controls: options.controls.keys.sorted(), isSelection: !options.selection.isEverything, duration: .zero,
            results: [], requirements: [], verdict: .unreachable, misdescriptions: [], failure: reason)
    }

    private func identity(_ discovery: Discovery?) -> RunReport.TargetIdentity {
        RunReport.TargetIdentity(
            url: target.httpURL, server: discovery?.server, profiles: discovery?.profiles.sorted() ?? [])
    }
}

extension Case {
    /// Whether it sends as fast as it can, opens crowds of connections, needs the server for itself, or ends it.
    fileprivate var isStraining: Bool {
        isExclusive
            || steps.flatMap(\.flattened).contains { step in
                switch step.verb {
                case .connectMany, .control: true
                default: !step.isPaced
                }
            }
    }
}

/// Nobody answers at the target.
struct Unreachable: Error {
    let reason: String
}

extension SuiteRunner {
    /// Calls the suite's discovery, and measures the server's answer time with it.
    private func discover(_ runtime: WireRuntime) async -> Result<Discovery, Unreachable> {
        let described = suite.descriptor?.description(suite.manifest)
        let call = described == nil ? suite.manifest.discovery?.call : nil
        let request = WireRequest(
            method: call?.method.literalText ?? "GET", path: call?.path.literalText ?? "/", query: [], headers: [],
            body: nil, cutAfterBytes: nil)
        var answer: ReceivedAnswer?
        var times: [Duration] = []
        for _ in 1...10 {
            let began = ContinuousClock.now
            let end = await runtime.exchange(request, at: target, timeout: .seconds(10), recording: nil, actor: nil)
            guard case .answered(let received) = end else {
                return .failure(Unreachable(reason: "\(target.httpURL) does not answer: \(end.reason)"))
            }
            answer = received
            times.append(ContinuousClock.now - began)
        }
        let isDescribed = call != nil && answer.map { (200..<300).contains($0.status) } ?? false
        return .success(
            Discovery(
                suite.manifest, answer: described ?? (isDescribed ? answer?.body : nil), answerTimes: times,
                deadlineScale: options.deadlineScale))
    }
}

extension CallEnd {
    /// Why there is no answer.
    fileprivate var reason: String {
        switch self {
        case .answered: "it did"
        case .cut: "the request was cut off"
        case .absent(let reason): reason
        case .failed(let reason): reason
        case .unfilled(let error): error.description
        }
    }
}

extension Suite {
    /// The suite for a report.
    var identity: RunReport.SuiteIdentity {
        RunReport.SuiteIdentity(
            name: manifest.name, version: manifest.version, fixturesDigest: digest,
            specificationDigest: requirements.digest)
    }
}
