import RawJSON
import WireClient

extension CaseRun {
    /// Makes the actors of the world, all at once, each by the first way that can.
    func provision(_ scope: inout Scope) async -> CaseEnd? {
        var plans: [(WorldActor, ProvisioningWay?)] = []
        for actor in world.actors {
            if environment.fixedActors[actor.name] != nil {
                plans.append((actor, nil))
            } else if let way = environment.way(for: actor) {
                plans.append((actor, way))
            } else {
                let wishes = ([actor.role] + actor.attributes.map(\.name)).joined(separator: ", ")
                return .notObservable(
                    "no way to make \(actor.name) (\(wishes)) on this target; give a token with --token \(actor.name)=…")
            }
        }
        for (actor, way) in plans {
            if let end = await make(actor, by: way, &scope) { return end }
        }
        return nil
    }

    private func make(_ actor: WorldActor, by way: ProvisioningWay?, _ scope: inout Scope) async -> CaseEnd? {
        var own = scope
        do throws(TemplateError) {
            let nickname = try actor.nickname?.render(scope.bindings) ?? .string("\(actor.name) \(prefix.text)")
            var known = [Binding("role", .string(actor.role)), Binding("nickname", nickname)]
            for attribute in actor.attributes {
                known.append(Binding(attribute.name, try attribute.value.render(scope.bindings)))
            }
            known += environment.fixedActors[actor.name]?.map { Binding($0.key, $0.value) } ?? []
            for binding in known { own.bindings.bind(Binding("actor.\(binding.name)", binding.value)) }
            let before = own.bindings
            if let way, let end = await perform(way.calls.map(Step.init(provisioning:)), &own) { return end }
            attributes[actor.name] = known + own.bindings.added(since: before)
        } catch {
            return .errored("world \(world.name), actor \(actor.name): \(error.description)")
        }
        for attribute in attributes[actor.name] ?? [] {
            if environment.suite.manifest.secrets.members.contains(attribute.name),
                let secret = attribute.value.stringValue
            {
                redactor.register(secret)
            }
            scope.bindings.bind(
                Binding("\(actor.name).\(attribute.name)", attribute.value, kind: attribute.kind))
            if attribute.kind == .id { ownIDs.insert(attribute.value) }
        }
        return nil
    }

    /// Opens the connections that the world lists, and sees them ready.
    func openWorldConnections(_ scope: inout Scope) async -> CaseEnd? {
        for actor in world.actors {
            for connection in actor.connect {
                let name = ConnectionName(actor: actor.name, connection: connection)
                if let end = await perform([.opening(name)], &scope) { return end }
            }
        }
        return nil
    }
}

extension Step {
    fileprivate init(provisioning call: ProvisioningWay.ProvisioningCall) {
        self.init(
            verb: .call(call.call), actor: nil, within: nil, notBefore: nil, label: nil, since: nil, proves: [],
            because: nil, path: call.path, source: .null)
    }

    /// The step that a world's `connect` stands for.
    fileprivate static func opening(_ name: ConnectionName) -> Step {
        let connect = Connect(
            query: [], headers: [], path: nil, resume: nil, isAnonymous: false, ready: .standard)
        return Step(
            verb: .connect(connect), actor: ActorTemplate(text: TextTemplate(literal: name.description)),
            within: nil, notBefore: nil, label: nil, since: nil, proves: [], because: nil,
            path: JSONPath([.member("actors"), .member(name.actor), .member("connect")]), source: .null)
    }
}
