import RawJSON
import WireClient

/// One attempt at one case: its actors, their connections, and what has been found so far.
///
/// An actor, so that the branches of a race share connections and findings safely; every rule that judges what was
/// received is in `Observer`, which knows neither sockets nor time.
actor CaseRun {
    let testCase: Case
    let world: World
    let environment: Environment
    let prefix = RunPrefix()
    let start = ContinuousClock.now
    /// Knows the secrets of this case's actors.
    let redactor: Redactor
    let recording: CaseRecording

    /// Attributes of each actor, as provisioning bound them, and of each connection whose account is another one.
    var attributes: [String: [Binding]] = [:]
    var connections: [ConnectionName: ActorConnection] = [:]
    /// Connections whose name has been used again, with the frames that were consumed of them.
    var retired: [RetiredConnection] = []
    /// Whether there may be so many connections that the server needs a moment to see them go.
    var isCrowded = false
    /// Every answer of the case, for the payload checks.
    var answered: [AnsweredCall] = []
    /// The frames that observations have consumed, by connection.
    var consumed: [ConnectionName: Set<Int>] = [:]
    /// Lawful noise, by connection.
    var ignored: [ConnectionName: [(pattern: Pattern, bindings: Bindings)]] = [:]
    /// Every value bound with kind `id`, also by branches and rounds that are over.
    var ownIDs: Set<JSONValue> = []
    var findings: [Finding] = []
    var warnings: [Finding] = []
    var alternatives: [String] = []
    /// The requirements of steps that held.
    var held: Set<String> = []
    /// The names of members, below the outermost ones of an answer or frame, that a descriptor has made up so far.
    var madeUpNames: Set<String> = []
    /// The requirements of steps that looked at what a descriptor has made up.
    var madeUp: Set<String> = []
    /// True once a late frame was shown by REST.
    var isRetryable = false
    /// Whether that is all that went wrong, so that the case may be tried once more.
    private(set) var mayBeRetried = false
    /// Whether the case's own steps have begun; before that, frames left over say nothing about them.
    private var hasBegun = false
    var generator: SeededGenerator
    var pacer: Pacer

    init(_ testCase: Case, in world: World, _ environment: Environment) {
        self.testCase = testCase
        self.world = world
        self.environment = environment
        redactor = environment.redactor()
        recording = CaseRecording(redactor)
        generator = SeededGenerator(seed: environment.seed, name: testCase.id)
        pacer = Pacer(environment.pacing)
    }

    /// Plays the whole case and says how it ended.
    func play() async -> CaseResult {
        let end = await playSteps()
        mayBeRetried = isRetryable && findings.count == 1
        if hasBegun, end.isJudged { await endCheck(isComplete: end == nil) }
        await closeAll()
        checkPayloads()
        return result(end)
    }

    /// World, setup and steps, up to the first that does not hold.
    private func playSteps() async -> CaseEnd? {
        var scope = Scope(.provisioning, bindings: Bindings(prefix.bindings), start: start)
        // What the server declares of itself is no id of this case.
        scope.bindings.bind(testCase.givenBindings(environment.discovery))
        if let end = await provision(&scope) { return end }
        scope = scope.moved(to: .world)
        if let end = await openWorldConnections(&scope) { return end }
        if let end = await perform(world.setup, &scope) { return end }
        scope = scope.moved(to: .setup)
        if let end = await perform(testCase.setup, &scope) { return end }
        scope = scope.moved(to: .steps)
        hasBegun = true
        return await perform(testCase.steps, &scope)
    }

    /// Steps one after the other, up to the first that does not hold.
    func perform(_ steps: [Step], _ scope: inout Scope) async -> CaseEnd? {
        for step in steps {
            if let end = await perform(step, &scope) { return end }
        }
        return nil
    }

    private func perform(_ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        await pace(step, scope)
        let began = ContinuousClock.now
        if let label = step.label { scope.labels[label] = began }
        if let name = step.patternNames.first(where: { scope.bindings[$0.text] == nil }) {
            return unfilled(.unbound(name), step)
        }
        if let reason = dialectLacks(step) { return .notApplicable(reason) }
        let before = consumed
        let end = await carryOut(step, &scope, began)
        guard end == nil else { return end }
        scope.previousStart = began
        if isMadeUp(step, scope, since: before) {
            madeUp.formUnion(step.proves)
        } else {
            held.formUnion(step.proves)
        }
        return nil
    }

    private func carryOut(
        _ step: Step, _ scope: inout Scope, _ began: ContinuousClock.Instant
    ) async -> CaseEnd? {
        switch step.verb {
        case .connect(let connect): await self.connect(connect, step, &scope, began)
        case .connectMany(let crowd): await connectMany(crowd, step, &scope)
        case .send(let template): send(template, step, &scope)
        case .raw(let raw): send(raw, step, &scope)
        case .call(let call): await self.call(call, step, &scope, began)
        case .close(let close): self.close(close, step, &scope)
        case .cut: onConnection(step, scope) { $0.cut() }
        case .stall: onConnection(step, scope) { $0.setReading(false) }
        case .unstall: onConnection(step, scope, isEndLawful: true) { $0.setReading(true) }
        case .control(let request): await control(request, step, &scope)
        case .receive, .receiveNext, .receivePong, .collect, .answer, .refused, .closed, .check, .either:
            await observe(step, &scope, began)
        case .nothing(let nothing): await self.nothing(nothing, step, &scope)
        case .follow(let follow): await self.follow(follow, step, &scope, began)
        case .repetition(let loop): await self.repetition(loop, step, &scope)
        case .together(let race): await together(race, step, &scope)
        case .table(let table): await self.table(table, step, &scope)
        case .ignore(let pattern): ignore(pattern, step, scope)
        }
    }

    private func result(_ end: CaseEnd?) -> CaseResult {
        var outcome = Outcome.passed
        var reason: String?
        switch end {
        case .found, nil: break
        case .notObservable(let why), .noAccount(let why): (outcome, reason) = (.notObservable, why)
        case .notApplicable(let why): (outcome, reason) = (.notApplicable, why)
        case .errored(let why): (outcome, reason) = (.errored, why)
        }
        if findings.contains(where: { !$0.requirements.isEmpty }) {
            (outcome, reason) = (.failed, nil)
        } else if let first = findings.first {
            outcome = .blocked
            reason = "\(first.place.section.rawValue) did not hold: \(first.headline)"
        }
        var result = CaseResult(
            id: testCase.id, title: testCase.title, profile: testCase.profile,
            isScored: testCase.status == .accepted, outcome: outcome)
        result.findings = findings
        result.warnings = warnings
        result.reason = reason.map(redactor.redact)
        result.isComplete = end == nil
        if case .noAccount = end { result.lacksAccount = true }
        result.proven = outcome == .passed ? held : []
        result.madeUp = outcome == .passed ? madeUp.subtracting(held) : []
        // What the dialect has no words for is nothing that the server could declare.
        if outcome == .notApplicable { result.isUndeclared = true }
        result.alternatives = alternatives
        result.duration = ContinuousClock.now - start
        if outcome != .passed || !warnings.isEmpty || environment.keepsTranscripts {
            result.transcript = recording.transcript(since: start) { isForeign(text: $0) }
        }
        return result
    }
}

/// A connection whose name another one has now.
struct RetiredConnection: Sendable {
    let name: ConnectionName
    let connection: ActorConnection
    let consumed: Set<Int>
}

/// An answer with what it answered.
struct AnsweredCall: Sendable {
    let actor: String
    let payload: AnswerPayload
    let text: String
    /// The body as the server sent it, where a descriptor has made another of it.
    var raw: JSONValue?
}

extension CaseEnd? {
    /// Whether what the connections received says something about the server.
    fileprivate var isJudged: Bool {
        switch self {
        case .found, nil: true
        case .notObservable, .notApplicable, .noAccount, .errored: false
        }
    }
}

extension Scope {
    /// The same names and moments in the next part of the case.
    fileprivate func moved(to section: StepPlace.Section) -> Scope {
        var scope = Scope(section, bindings: bindings, start: previousStart)
        scope.labels = labels
        scope.lastSent = lastSent
        scope.answers = answers
        return scope
    }
}
