import RawJSON
import WireClient

extension CaseRun {
    /// Makes the actors of the world one after the other, each by the first way that can.
    func provision(_ scope: inout Scope) async -> CaseEnd? {
        var plans: [(actor: WorldActor, way: ProvisioningWay?)] = []
        for actor in world.actors {
            let way = environment.way(for: actor)
            let isGiven = environment.accountMaker != nil || environment.accounts.actors.contains(actor.name)
            guard way != nil || isGiven else {
                let wishes = ([actor.role] + actor.attributes.map(\.name)).joined(separator: ", ")
                return .noAccount(
                    "no way to make \(actor.name) (\(wishes)) on this target; "
                        + "give an account with --token \(actor.name)=…")
            }
            plans.append((actor, way))
        }
        for (actor, way) in plans {
            if environment.accounts.actors.contains(actor.name) {
                guard let given = environment.accounts.take(actor.name) else {
                    return .noAccount(
                        "every account given for \(actor.name) has served another case; give one more with --token")
                }
                if let missing = actor.attributes.first(where: { given[$0.name] == nil }) {
                    return .noAccount(
                        "the account given for \(actor.name) does not tell its \(missing.name); "
                            + "add it: --token \(actor.name)=TOKEN,\(missing.name)=VALUE")
                }
                if let end = await make(actor, with: given, by: nil, &scope) { return end }
            } else if let end = await make(actor, with: [:], by: way, &scope) {
                return end
            }
        }
        return nil
    }

    private func make(
        _ actor: WorldActor, with given: [String: JSONValue], by way: ProvisioningWay?, _ scope: inout Scope
    ) async -> CaseEnd? {
        switch await account(for: actor, with: given, by: way, scope) {
        case .success(let bindings):
            attributes[actor.name] = bindings
            know(bindings, as: actor.name, &scope)
            return nil
        case .failure(let missing): return missing.end
        }
    }

    /// An account of the actor's kind.
    ///
    /// - Parameters:
    ///   - given: what is known of it from outside; empty to make one.
    ///   - number: 1 for the actor's own; the nickname of every further one has it.
    func account(
        for actor: WorldActor, with given: [String: JSONValue], by way: ProvisioningWay?, number: Int = 1,
        _ scope: Scope
    ) async -> Result<[Binding], MissingAccount> {
        var own = scope
        // A further account has values of its own where the world makes them new for each case.
        if number > 1 { own.bindings.bind(RunPrefix().bindings) }
        do throws(TemplateError) {
            var nickname = try actor.nickname?.render(own.bindings) ?? .string("\(actor.name) \(prefix.text)")
            if number > 1, let text = nickname.stringValue { nickname = .string("\(text) \(number)") }
            var known = [Binding("role", .string(actor.role)), Binding("nickname", nickname)]
            for attribute in actor.attributes where given[attribute.name] == nil {
                known.append(Binding(attribute.name, try attribute.value.render(own.bindings)))
            }
            var (given, way) = (given, way)
            if given.isEmpty, let maker = environment.accountMaker {
                switch await ask(maker, for: actor, known) {
                case .success(let made): (given, way) = (made, nil)
                case .failure(let missing): return .failure(missing)
                }
                known.removeAll { given[$0.name] != nil }
            }
            known += given.map { Binding($0.key, $0.value, kind: kind(ofGiven: $0.key)) }
            for binding in known { own.bindings.bind(Binding("actor.\(binding.name)", binding.value)) }
            let before = own.bindings
            if let way, let end = await perform(way.calls.map(Step.init(provisioning:)), &own) {
                return .failure(MissingAccount(end: end))
            }
            let bindings = known + own.bindings.added(since: before)
            keepSecret(bindings)
            return .success(bindings)
        } catch {
            let text = "world \(world.name), actor \(actor.name): \(error.description)"
            return .failure(MissingAccount(end: .errored(text)))
        }
    }

    /// An account made beside the wire, as somebody who has these attributes.
    private func ask(
        _ maker: AccountMaker, for actor: WorldActor, _ attributes: [Binding]
    ) async -> Result<[String: JSONValue], MissingAccount> {
        let wish = JSONObject([("actor", .string(actor.name))] + attributes.map { ($0.name, $0.value) })
        do {
            let made = try await maker(.object(wish))
            let wished = actor.attributes.map(\.name)
            if let missing = wished.first(where: { made[$0] == nil }) {
                // What was wished is not what was done, until the command says so.
                return .failure(
                    MissingAccount(
                        end: .noAccount(
                            "the command that makes accounts does not tell the \(missing) of \(actor.name); "
                                + "let it print it, if it can make such an account")))
            }
            guard !made.isEmpty else {
                return .failure(MissingAccount(end: .noAccount("the command that makes accounts told nothing")))
            }
            return .success(Dictionary(made.map { ($0.key, $0.value) }) { $1 })
        } catch {
            return .failure(MissingAccount(end: .errored("no account for \(actor.name): \(error)")))
        }
    }

    private func keepSecret(_ attributes: [Binding]) {
        let names = environment.suite.manifest.secrets.members
        for secret in attributes.filter({ names.contains($0.name) }).compactMap(\.value.stringValue) {
            redactor.register(secret)
            // A forgery of it tells all of it but one letter.
            redactor.register(AlteredText.altered(secret))
        }
    }

    /// Makes the attributes of an actor or of a connection known to the steps that follow.
    func know(_ attributes: [Binding], as owner: String, _ scope: inout Scope) {
        for attribute in attributes {
            scope.bindings.bind(Binding("\(owner).\(attribute.name)", attribute.value, kind: attribute.kind))
            if attribute.kind == .id { ownIDs.insert(attribute.value) }
        }
    }

    /// The kind that a way to make an actor would have given to an attribute.
    private func kind(ofGiven name: String) -> ValueKind? {
        environment.suite.manifest.idMembers.isFound(in: name) ? .id : nil
    }

    /// Opens the connections that the world lists, and sees them ready.
    func openWorldConnections(_ scope: inout Scope) async -> CaseEnd? {
        for actor in world.actors {
            for connection in actor.connect {
                let name = ConnectionName(actor: actor.name, connection: connection)
                let ready = environment.suite.manifest.invariants.ready
                if let end = await perform([.opening(name, proves: ready)], &scope) { return end }
            }
        }
        return nil
    }
}

extension Step {
    fileprivate init(provisioning call: ProvisioningWay.ProvisioningCall) {
        self.init(
            verb: .call(call.call), actor: nil, within: nil, notBefore: nil, label: nil, since: nil, proves: [],
            isPaced: true, isAttempt: false, because: nil, path: call.path, source: .null)
    }

    /// The step that a world's `connect` stands for.
    fileprivate static func opening(_ name: ConnectionName, proves requirement: String?) -> Step {
        return Step(
            verb: .connect(.standard), actor: ActorTemplate(text: TextTemplate(literal: name.description)),
            within: nil, notBefore: nil, label: nil, since: nil, proves: requirement.map { [$0] } ?? [],
            isPaced: true, isAttempt: false, because: nil,
            path: JSONPath([.member("actors"), .member(name.actor), .member("connect")]), source: .null)
    }
}

/// Why there is no account.
struct MissingAccount: Error {
    let end: CaseEnd
}
