import Foundation
import RawJSON

extension CaseRun {
    /// `connectMany`: opens connections until the whole case has so many, and sees each of them ready.
    func connectMany(_ crowd: ConnectMany, _ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        let seats: [CrowdSeat]
        do throws(AmountError) {
            let wanted = try crowd.upTo.resolve(scope.bindings, upTo: ConnectMany.most)
            let perAccount = try crowd.perAccount.resolve(scope.bindings)
            guard let name = try? step.actor?.resolve(scope.bindings), let actor = world.actor(name.actor) else {
                return .errored("\(testCase.file) \(step.path): the step names no actor of its world")
            }
            guard perAccount > 0 else {
                return .notObservable("the server declares that an account may have no connection")
            }
            // Server and runner may be one process, in which a connection has two ends.
            let files = Int(sysconf(Int32(_SC_OPEN_MAX)))
            guard files < 0 || wanted * 2 + 256 <= files else {
                return .notObservable(
                    "\(wanted) connections need more files than this process may open (\(files)); "
                        + "raise the limit, for instance with ulimit -n")
            }
            seats = self.seats(for: actor, upTo: wanted, perAccount: perAccount)
        } catch {
            return error.end(of: step, in: self)
        }
        isCrowded = true
        let outcomes = await fill(seats, step, scope)
        for seat in outcomes.flatMap(\.connected) {
            know(attributes[seat.name.description] ?? [], as: seat.name.description, &scope)
            become(ready: seat.satisfaction, seat.name, &scope)
        }
        scope.lastSent = "\(step.actor?.text.source ?? "") → \(seats.reduce(0) { $0 + $1.names.count }) handshakes"
        scope.lastCurl = nil
        if let end = outcomes.compactMap(\.end).first { return end }
        let failures = outcomes.compactMap(\.shortfall)
        guard var first = failures.first else { return nil }
        let open = outcomes.flatMap(\.connected).count
        first.headline = "after \(open) connections of this step: \(first.headline)"
        if failures.count > 1 {
            let others = failures.dropFirst().prefix(10).compactMap { $0.observer?.description }
            first.headline += "; the same of \(others.joined(separator: ", "))"
        }
        return found(first, step, scope)
    }

    /// Who is to open which connections; those that are open already count.
    private func seats(for actor: WorldActor, upTo wanted: Int, perAccount: Int) -> [CrowdSeat] {
        let all = connections.map { ($0, $1) } + retired.map { ($0.name, $0.connection) }
        let live = all.filter { $1.isLive }
        var missing = max(0, wanted - live.count)
        var number = connections.keys.filter { $0.actor == actor.name }.compactMap { Int($0.connection) }.max() ?? 0
        // Accounts of an earlier crowd are full, as far as anybody knows.
        var room = max(0, perAccount - live.count { $0.0.actor == actor.name })
        var account = number == 0 ? 1 : number + 1
        var seats: [CrowdSeat] = []
        while missing > 0 {
            let count = min(room, missing)
            let names = (0..<count).map { ConnectionName(actor: actor.name, connection: String(number + $0 + 1)) }
            if count > 0 { seats.append(CrowdSeat(actor: actor, account: account, names: names)) }
            number += count
            missing -= count
            account += 1
            room = perAccount
        }
        return seats
    }

    /// Opens the connections, so many at a time, until one fails.
    private func fill(_ seats: [CrowdSeat], _ step: Step, _ scope: Scope) async -> [CrowdOutcome] {
        await withTaskGroup(of: CrowdOutcome.self) { group in
            var waiting = seats[...]
            for seat in waiting.prefix(ConnectMany.atOnce) { group.addTask { await self.take(seat, step, scope) } }
            waiting = waiting.dropFirst(ConnectMany.atOnce)
            var outcomes: [CrowdOutcome] = []
            while let outcome = await group.next() {
                outcomes.append(outcome)
                // Whoever is still on the way is waited for; nobody follows.
                if outcome.isWhole, outcomes.allSatisfy(\.isWhole), let seat = waiting.popFirst() {
                    group.addTask { await self.take(seat, step, scope) }
                }
            }
            return outcomes
        }
    }

    /// Makes one account, unless it is the actor's own, and opens its connections one after the other.
    private func take(_ seat: CrowdSeat, _ step: Step, _ scope: Scope) async -> CrowdOutcome {
        var outcome = CrowdOutcome()
        if seat.account > 1 {
            let given = environment.accounts.take(seat.actor.name)
            let way = given == nil ? environment.way(for: seat.actor) : nil
            guard given != nil || way != nil || environment.accountMaker != nil else {
                outcome.end = .noAccount(
                    "there is no account for connection \(seat.names[0]) and no way to make one; "
                        + "give more with --token \(seat.actor.name)=…")
                return outcome
            }
            switch await account(for: seat.actor, with: given ?? [:], by: way, number: seat.account, scope) {
            case .success(let bindings): for name in seat.names { attributes[name.description] = bindings }
            case .failure(let missing):
                outcome.end = missing.end
                return outcome
            }
        }
        for name in seat.names {
            do throws(TemplateError) {
                let handshake = try handshake(.standard, for: name, scope)
                let time = try timeFrame(for: step, scope, .now).get()
                switch try await establish(name, handshake, .standard, time, scope) {
                case .recorded: break
                case .ready(let satisfaction): outcome.connected.append((name, satisfaction))
                case .failed(let shortfall):
                    outcome.shortfall = shortfall
                    return outcome
                }
            } catch {
                outcome.end = unfilled(error, step)
                return outcome
            }
        }
        return outcome
    }
}

/// Connections of one account that a crowd is to have.
struct CrowdSeat: Sendable {
    let actor: WorldActor
    /// 1 is the actor's own.
    let account: Int
    let names: [ConnectionName]
}

/// What became of them.
struct CrowdOutcome: Sendable {
    var connected: [(name: ConnectionName, satisfaction: Satisfaction)] = []
    var shortfall: Shortfall?
    var end: CaseEnd?

    var isWhole: Bool { shortfall == nil && end == nil }
}
