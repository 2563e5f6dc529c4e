import RawJSON

extension CaseRun {
    /// `connect`: opens a connection and waits until it is ready, unless the step only records the outcome.
    func connect(
        _ connect: Connect, _ step: Step, _ scope: inout Scope, _ began: ContinuousClock.Instant
    ) async -> CaseEnd? {
        do throws(TemplateError) {
            guard let name = try step.actor?.resolve(scope.bindings) else {
                throw TemplateError("the step names no actor", remedy: "add 'actor'")
            }
            let handshake = try self.handshake(connect, for: name, scope)
            scope.lastSent = "\(name) → GET \(handshake.target) (WebSocket handshake)"
            scope.lastCurl = nil
            let time = try timeFrame(for: step, scope, began).get()
            await open(name, handshake, timeout: time.deadline - .now)
            if case .none = connect.ready { return nil }
            if let first = environment.suite.manifest.socket.first {
                let text = JSONWriter.compact.string(try first.render(scope.bindings(of: name.actor, attributes)))
                connections[name]?.send(text: text)
            }
            var ready = environment.suite.manifest.socket.ready
            if case .pattern(let pattern) = connect.ready { ready = pattern }
            guard let ready else { return opened(name, step, scope) }
            return await awaitReady(ready, of: connect, at: name, time, step, &scope)
        } catch {
            return unfilled(error, step)
        }
    }

    /// The connection's first frame must be the one that says that it is ready.
    private func awaitReady(
        _ pattern: Pattern, of connect: Connect, at name: ConnectionName, _ time: TimeFrame, _ step: Step,
        _ scope: inout Scope
    ) async -> CaseEnd? {
        while true {
            let seen = arrivals
            if let end = opened(name, step, scope) { return end }
            // The very first frame counts, whatever the case calls noise later.
            switch observer(scope, ambient: []).withoutNoise(at: name).receiveNext(pattern, name, scope, time) {
            case .satisfied(let satisfaction):
                for (name, indices) in satisfaction.consumed { consumed[name, default: []].formUnion(indices) }
                bind(satisfaction.bindings.map { $0.named("\(name).\($0.name)") }, &scope)
                if case .pattern = connect.ready { bind(satisfaction.bindings, &scope) }
                return nil
            case .violated(let shortfall): return found(shortfall, step, scope)
            case .pending(let shortfall):
                guard ContinuousClock.now < time.deadline else { return found(shortfall, step, scope) }
                await waitForArrival(at: name, since: seen, until: time.deadline)
            }
        }
    }

    private func opened(_ name: ConnectionName, _ step: Step, _ scope: Scope) -> CaseEnd? {
        switch connections[name]?.view(event: environment.suite.manifest.socket.event).refusal {
        case nil: return nil
        case .answered(let status, _, let body)?:
            let text = "the handshake of \(name) was answered with HTTP \(status) instead of 101"
            let arrived = body.map { [$0.excerpt(limit: 400)] } ?? []
            return found(Shortfall(headline: text, arrived: arrived, observer: name), step, scope)
        case .failed(let reason)?:
            let text = "\(name) could not connect: \(reason)"
            return found(Shortfall(kind: .transport, headline: text, observer: name), step, scope)
        }
    }

    private func open(_ name: ConnectionName, _ handshake: Handshake, timeout: Duration) async {
        // A name that is used again means a new socket; the old one ends with the case.
        if let old = connections[name] {
            retired.append(RetiredConnection(name: name, connection: old, consumed: consumed[name] ?? []))
        }
        consumed[name] = nil
        connections[name] = await ActorConnection.open(
            name, handshake, environment, recording: recording.events, timeout: timeout)
    }

    private func handshake(
        _ connect: Connect, for name: ConnectionName, _ scope: Scope
    ) throws(TemplateError) -> Handshake {
        let socket = environment.suite.manifest.socket
        var bindings = scope.bindings(of: name.actor, attributes)
        var query: [Named<String>] = []
        if !connect.isAnonymous {
            for member in socket.query where !connect.query.contains(where: { $0.name == member.name }) {
                query.append(Named(member.name, try member.value.renderText(bindings)))
            }
        }
        if let resume = try connect.resume?.resolve(scope.bindings) {
            bindings = try builtIns(of: resume, bindings)
            for member in socket.resumeQuery {
                query.removeAll { $0.name == member.name }
                guard let value = member.value else { continue }
                query.append(Named(member.name, try value.renderText(bindings)))
            }
        }
        for member in connect.query {
            guard let value = member.value else { continue }
            query.append(Named(member.name, try value.renderText(bindings)))
        }
        let path = try (connect.path ?? socket.path).renderText(bindings)
        let headers = try self.headers(
            socket.headers, replaced: connect.headers, isAnonymous: connect.isAnonymous, bindings)
        return Handshake(path: path, query: query, headers: headers)
    }

    /// `<connection.NAME>`: what the connection that is taken up again was told, and what was tracked on it.
    private func builtIns(
        of name: ConnectionName, _ bindings: Bindings
    ) throws(TemplateError) -> Bindings {
        let socket = environment.suite.manifest.socket
        var bindings = bindings
        for bound in socket.ready?.boundNames ?? [] {
            guard let value = bindings["\(name).\(bound.name)"]?.value else { continue }
            bindings.bind(Binding("connection.\(bound.name)", value))
        }
        guard let frames = connections[name]?.view(event: socket.event).frames else { return bindings }
        for tracked in socket.track {
            let newest = frames.last { $0.event.map(tracked.events.contains) ?? false }
            guard let value = newest?.value?.value(at: tracked.path) else { continue }
            bindings.bind(Binding("connection.\(tracked.name)", value))
        }
        return bindings
    }

    /// Ends all connections in order.
    func closeAll() {
        for connection in Array(connections.values) + retired.map(\.connection) {
            connection.close(code: 1000, reason: "")
        }
    }
}

/// The request that opens a WebSocket, all placeholders filled in.
struct Handshake: Sendable {
    let path: String
    let query: [Named<String>]
    let headers: [Named<String>]

    /// Path and query as they go onto the wire.
    var target: String { path + query.percentEncoded }
}

extension Binding {
    fileprivate func named(_ name: String) -> Binding { Binding(name, value, kind: kind, isList: isList) }
}

extension Scope {
    /// The names with `<actor.…>` for one actor's attributes.
    func bindings(of actor: String, _ attributes: [String: [Binding]]) -> Bindings {
        var bindings = bindings
        for attribute in attributes[actor] ?? [] {
            bindings.bind(Binding("actor.\(attribute.name)", attribute.value, kind: attribute.kind))
        }
        return bindings
    }
}
