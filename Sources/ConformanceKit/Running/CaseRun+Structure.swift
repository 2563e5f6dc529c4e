import RawJSON
import WireClient

extension CaseRun {
    /// `repeat`: the steps several times; what they bind is a list afterwards.
    func repetition(_ loop: Repetition, _ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        let times: Int
        do throws(AmountError) {
            times = try loop.times.resolve(scope.bindings)
        } catch {
            return error.end(of: step, in: self)
        }
        // Nothing was bound, and every name is a list all the same.
        guard times > 0 else {
            let names = Set(loop.steps.flatMap(\.flattened).flatMap(\.boundNames))
            scope.bindings.bind(names.sorted().map { Binding($0, [], isList: true) })
            return nil
        }
        var rounds: [[Binding]] = []
        for turn in 1...times {
            var round = scope
            round.turns.append("turn \(turn) of \(times)")
            if let counter = loop.counter {
                round.bindings.bind(Binding(counter, .number(JSONNumber(loop.first + turn - 1))))
            }
            let before = round.bindings
            if let end = await perform(loop.steps, &round) { return end }
            rounds.append(round.bindings.added(since: before))
            scope.follow(round)
        }
        scope.bindings.bind(Bindings.lists(from: rounds))
        return nil
    }

    /// `table`: the steps once for each row; a row's names are gone afterwards.
    func table(_ table: Table, _ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        for row in table.rows {
            var turn = scope
            var words: [String] = []
            for member in row {
                do throws(TemplateError) {
                    let value = try member.value.render(scope.bindings)
                    turn.bindings.bind(Binding(member.name, value))
                    words.append("\(member.name)=\(shown(value, as: member.name))")
                } catch {
                    return unfilled(error, step)
                }
            }
            turn.turns.append("row \(words.joined(separator: " "))")
            if let end = await perform(table.steps, &turn) { return end }
            scope.follow(turn)
        }
        return nil
    }

    /// A cell for a report: redacted before it is cut, because half a secret is not recognised any more.
    private func shown(_ value: JSONValue, as name: String) -> String {
        if environment.suite.manifest.secrets.members.contains(name) { return Redactor.mark }
        let text = redactor.redact(value.description)
        return text.count > 40 ? "\(text.prefix(40))…" : text
    }

    /// `together`: the branches at once, as often as there are rounds.
    func together(_ race: Together, _ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        var rounds: [[Binding]] = []
        for number in 1...max(race.rounds, 1) {
            var round = scope
            if race.rounds > 1 { round.turns.append("round \(number) of \(race.rounds)") }
            let before = round.bindings
            if let end = await perform(race.before, &round) { return end }
            if let end = await branches(race, step, &round) { return end }
            if let end = await perform(race.after, &round) { return end }
            rounds.append(round.bindings.added(since: before))
            scope.follow(round)
        }
        scope.bindings.bind(race.rounds > 1 ? Bindings.lists(from: rounds) : rounds.flatMap { $0 })
        return nil
    }

    private func branches(_ race: Together, _ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        let skews = race.branches.map { _ in Duration.microseconds(Int64.random(in: 0...5000, using: &generator)) }
        let origin = scope
        let ends = await withTaskGroup(of: (Int, Scope, CaseEnd?).self) { group in
            for (index, steps) in race.branches.enumerated() {
                group.addTask {
                    var branch = origin
                    branch.outcomes = []
                    branch.turns.append("branch \(index + 1)")
                    // The skew is part of the race, not a wait for anything.
                    await self.pause(until: .now + skews[index])
                    let end = await self.perform(steps, &branch)
                    return (index, branch, end)
                }
            }
            var ends: [(Int, Scope, CaseEnd?)] = []
            for await end in group { ends.append(end) }
            return ends.sorted { $0.0 < $1.0 }
        }
        if let end = ends.compactMap(\.2).first { return end }
        let joined = ends.map { $0.1 }
        if let disagreement = disagreement(joined, since: origin.bindings) { return found(disagreement, step, scope) }
        for branch in joined {
            scope.bindings.bind(branch.bindings.added(since: origin.bindings))
            scope.labels.merge(branch.labels) { $1 }
            scope.answers.merge(branch.answers) { $1 }
        }
        return judge(race.outcomes, taken: joined.flatMap(\.outcomes), step, scope)
    }

    /// A name to which two branches gave different values.
    private func disagreement(_ branches: [Scope], since origin: Bindings) -> Shortfall? {
        var values: [String: JSONValue] = [:]
        for binding in branches.flatMap({ $0.bindings.added(since: origin) }) {
            guard let first = values.updateValue(binding.value, forKey: binding.name), first != binding.value else {
                continue
            }
            let path = JSONPath([.member(binding.name)])
            let difference = Difference(path: path, expected: first.excerpt(), actual: binding.value.excerpt())
            return Shortfall(
                kind: .history, headline: "the branches of the race disagree on \(binding.name)",
                differences: [difference])
        }
        return nil
    }

    private func judge(
        _ outcomes: [Named<Int>], taken: [String], _ step: Step, _ scope: Scope
    ) -> CaseEnd? {
        let differences = outcomes.compactMap { wanted -> Difference? in
            let count = taken.count { $0 == wanted.name }
            guard count != wanted.value else { return nil }
            return Difference(
                path: JSONPath([.member(wanted.name)]), expected: "\(wanted.value)", actual: "\(count)")
        }
        guard !differences.isEmpty else { return nil }
        let shortfall = Shortfall(
            kind: .history, headline: "the race did not end as it must: \(taken.joined(separator: ", "))",
            expected: outcomes.map { "\($0.value) × \($0.name)" }.joined(separator: ", "), differences: differences)
        return found(shortfall, step, scope)
    }

    /// `ignore`: frames like this are lawful noise from now on.
    func ignore(_ pattern: Pattern, _ step: Step, _ scope: Scope) -> CaseEnd? {
        do throws(TemplateError) {
            guard let actor = try step.actor?.resolve(scope.bindings) else { return nil }
            ignored[actor, default: []].append((pattern, scope.bindings))
            return nil
        } catch {
            return unfilled(error, step)
        }
    }
}

extension Scope {
    /// Takes over what goes on in time from an inner scope: moments, what was sent last, alternatives taken.
    mutating func follow(_ inner: Scope) {
        labels = inner.labels
        previousStart = inner.previousStart
        lastSent = inner.lastSent
        lastCurl = inner.lastCurl
        answers = inner.answers
        outcomes = inner.outcomes
    }
}
