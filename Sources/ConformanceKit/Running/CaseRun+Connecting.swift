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
            switch try await establishAtLast(name, handshake, connect, time, scope) {
            case .recorded: return nil
            case .ready(let satisfaction):
                become(ready: satisfaction, name, &scope)
                if case .pattern = connect.ready { bind(satisfaction.bindings, &scope) }
                return nil
            case .failed(let shortfall): return found(shortfall, step, scope)
            }
        } catch {
            return unfilled(error, step)
        }
    }

    /// As often as the step allows, until the connection is ready or the deadline has passed.
    private func establishAtLast(
        _ name: ConnectionName, _ handshake: Handshake, _ connect: Connect, _ time: TimeFrame, _ scope: Scope
    ) async throws(TemplateError) -> Establishment {
        while true {
            let outcome = try await establish(name, handshake, connect, time, scope)
            guard connect.isTriedAgain, case .failed = outcome, gaveNoAccess(name) else { return outcome }
            let next = ContinuousClock.now + .milliseconds(50)
            guard next < time.deadline else { return outcome }
            // Nothing tells when there is room; to ask again is the only way to see it.
            await pause(until: next)
        }
    }

    /// Whether a handshake was refused, or the connection was over before any event came.
    private func gaveNoAccess(_ name: ConnectionName) -> Bool {
        guard let view = connections[name]?.view(event: environment.suite.manifest.socket.event) else { return false }
        return view.refusal != nil || (view.end != nil && view.frames.isEmpty)
    }

    /// Opens a connection, sends what is sent first, and waits until it is ready.
    func establish(
        _ name: ConnectionName, _ handshake: Handshake, _ connect: Connect, _ time: TimeFrame, _ scope: Scope
    ) async throws(TemplateError) -> Establishment {
        await open(name, handshake, connect, timeout: time.deadline - .now)
        if let first = connect.first(environment.suite.manifest.socket) {
            connections[name]?.send(frame: try first.render(scope.bindings(of: name, attributes)))
        }
        if case .none = connect.ready {
            if environment.suite.manifest.events.isEmpty { await letDecide(name) }
            return .recorded
        }
        var ready = environment.suite.manifest.socket.ready
        if case .pattern(let pattern) = connect.ready { ready = pattern }
        guard let ready else { return refusal(name).map(Establishment.failed) ?? .ready(Satisfaction()) }
        return await awaitReady(ready, at: name, time, scope)
    }

    /// Gives a server that nothing is known of the time to refuse a connection, or to let it in.
    private func letDecide(_ name: ConnectionName) async {
        let deadline = ContinuousClock.now + .milliseconds(500)
        let event = environment.suite.manifest.socket.event
        while ContinuousClock.now < deadline, let view = connections[name]?.view(event: event) {
            let ready = environment.suite.manifest.socket.ready
            let isIn =
                ready.map { ready in view.frames.contains { ready.match($0.value, Bindings()).isMatch } } ?? false
            guard view.refusal == nil, view.end == nil, !isIn else { return }
            await waitForArrival(at: name, since: [name: connections[name]?.arrivals ?? 0], until: deadline)
        }
    }

    /// The connection's first frame must be the one that says that it is ready.
    private func awaitReady(
        _ pattern: Pattern, at name: ConnectionName, _ time: TimeFrame, _ scope: Scope
    ) async -> Establishment {
        while true {
            let seen = connections[name]?.arrivals ?? 0
            if let refusal = refusal(name) { return .failed(refusal) }
            // The very first frame counts, whatever the case calls noise later.
            let observer = observer(scope, ambient: [], only: name).withoutNoise(at: name)
            // Who knows none of a server's events cannot say what may come before.
            let isFirst = !environment.suite.manifest.events.isEmpty
            let seenNow =
                isFirst
                ? observer.receiveNext(pattern, name, scope, time) : observer.receiveAny(pattern, name, scope, time)
            switch seenNow {
            case .satisfied(let satisfaction): return .ready(satisfaction)
            case .violated(let shortfall): return .failed(shortfall)
            case .pending(let shortfall):
                guard ContinuousClock.now < time.deadline else { return .failed(shortfall) }
                await waitForArrival(at: name, since: [name: seen], until: time.deadline)
            }
        }
    }

    /// Takes note of what made a connection ready.
    func become(ready satisfaction: Satisfaction, _ name: ConnectionName, _ scope: inout Scope) {
        for (name, indices) in satisfaction.consumed { consumed[name, default: []].formUnion(indices) }
        bind(satisfaction.bindings.map { $0.named("\(name).\($0.name)") }, &scope)
    }

    /// Why the handshake did not open the connection.
    private func refusal(_ name: ConnectionName) -> Shortfall? {
        switch connections[name]?.view(event: environment.suite.manifest.socket.event).refusal {
        case nil: return nil
        case .answered(let status, _, let body)?:
            let text = "the handshake of \(name) was answered with HTTP \(status) instead of 101"
            let arrived = body.map { [$0.excerpt(limit: 400)] } ?? []
            return Shortfall(headline: text, arrived: arrived, observer: name)
        case .failed(let reason)?:
            let text = "\(name) could not connect: \(reason)"
            return Shortfall(kind: .transport, headline: text, observer: name)
        }
    }

    private func open(
        _ name: ConnectionName, _ handshake: Handshake, _ connect: Connect, timeout: Duration
    ) async {
        // A name that is used again means a new socket; the old one ends with the case.
        if let old = connections[name] {
            retired.append(RetiredConnection(name: name, connection: old, consumed: consumed[name] ?? []))
        }
        consumed[name] = nil
        pacer.forget(name)
        connections[name] = await ActorConnection.open(
            name, handshake, connect, environment, recording: recording.events, timeout: timeout)
    }

    /// Fills in what opens a connection.
    func handshake(
        _ connect: Connect, for name: ConnectionName, _ scope: Scope
    ) throws(TemplateError) -> Handshake {
        let socket = environment.suite.manifest.socket
        var bindings = scope.bindings(of: name, attributes)
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
        var subprotocols: [String] = []
        for word in connect.subprotocols ?? (connect.isAnonymous ? [] : socket.subprotocols) {
            subprotocols.append(try word.renderText(bindings))
        }
        let auth = try (connect.auth ?? (connect.isAnonymous ? nil : socket.auth)).map {
            template throws(TemplateError) in try template.render(bindings)
        }
        return Handshake(path: path, query: query, headers: headers, subprotocols: subprotocols, auth: auth)
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
    func closeAll() async {
        let all = Array(connections.values) + retired.map(\.connection)
        for connection in all { connection.close(code: 1000, reason: "") }
        guard isCrowded else { return }
        // Later cases need the server's places.
        let deadline = ContinuousClock.now + (environment.timings["closing"] ?? .seconds(5))
        for connection in all {
            while connection.isLive, ContinuousClock.now < deadline {
                await connection.waitForArrival(after: connection.arrivals, until: deadline)
            }
        }
    }
}

/// What came of opening a connection.
enum Establishment: Sendable {
    /// Nobody waits for more than the attempt.
    case recorded
    case ready(Satisfaction)
    case failed(Shortfall)
}

extension Connect {
    /// A connection as the suite describes it.
    static let standard = Connect(
        query: [], headers: [], auth: nil, subprotocols: nil, path: nil, resume: nil, isAnonymous: false,
        ready: .standard,
        first: .standard,
        isKeptAlive: true, receiveBufferBytes: nil, isTriedAgain: false)

    /// What is sent at once.
    fileprivate func first(_ socket: SocketDescription) -> Template? {
        switch (first, ready) {
        case (.frame(let frame), _): frame
        case (.standard, .none): nil
        case (.standard, _): socket.first
        }
    }
}

/// The request that opens a WebSocket, all placeholders filled in.
struct Handshake: Sendable {
    let path: String
    let query: [Named<String>]
    let headers: [Named<String>]
    let subprotocols: [String]
    let auth: JSONValue?

    /// Path and query as they go onto the wire.
    var target: String { path + query.percentEncoded }
}

extension Binding {
    fileprivate func named(_ name: String) -> Binding { Binding(name, value, kind: kind, isList: isList) }
}

extension Scope {
    /// The names with `<actor.…>` for the attributes of whoever has the connection.
    func bindings(of name: ConnectionName, _ attributes: [String: [Binding]]) -> Bindings {
        var bindings = bindings
        for attribute in attributes[name.description] ?? attributes[name.actor] ?? [] {
            bindings.bind(Binding("actor.\(attribute.name)", attribute.value, kind: attribute.kind))
        }
        return bindings
    }
}
