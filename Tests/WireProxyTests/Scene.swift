import Logging
import RawJSON
import ReferenceServer
import Synchronization
import Testing
import WireClient

@testable import WireProxy

/// A reference server, a proxy before it, and what went through.
final class Scene: Sendable {
    let target: WireTarget
    let runtime: WireRuntime
    let http: HTTPExchanger
    private let events: EventList

    private init(_ target: WireTarget, _ runtime: WireRuntime, _ events: EventList) {
        self.target = target
        self.runtime = runtime
        self.events = events
        http = HTTPExchanger(runtime: runtime, target: target)
    }

    /// Plays in a scene that is taken down whatever happens.
    static func play(_ work: (Scene) async throws -> Void) async throws {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.isDevelopment = true
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try ReferenceServer(configuration: configuration, logger: logger)
        let address = try await server.start()
        let events = EventList()
        let proxy = try await WireProxy.start(WireTarget("http://\(address.host):\(address.port)")) { events.add($0) }
        let runtime = WireRuntime()
        let scene = Scene(try WireTarget(proxy.origin), runtime, events)
        let result: Result<Void, any Error>
        do {
            result = .success(try await work(scene))
        } catch {
            result = .failure(error)
        }
        try await runtime.shutdown()
        try await proxy.stop()
        await server.shutdown()
        try result.get()
    }

    var exchanges: [ProxiedExchange] {
        events.all.compactMap { if case .exchange(let exchange) = $0 { exchange } else { nil } }
    }

    var said: [(isFromClient: Bool, text: String)] {
        events.all.compactMap {
            if case .said(_, let isFromClient, let text) = $0 { (isFromClient, text) } else { nil }
        }
    }

    /// A connection of a new account.
    func socket() async throws -> any WireConnection {
        let answer = try await http.exchange(
            "POST", "/api/v2/testing/accounts", headers: [WireHeader("Content-Type", "application/json")],
            body: Array(#"{"role":"user"}"#.utf8))
        let token = try #require(answer.body.value?["data"]?["token"]?.stringValue)
        let outcome = await WireSocket.connect(
            WireConnect(path: "/ws", query: [("token", token)]), to: target, label: "mei", runtime: runtime)
        guard case .open(let socket) = outcome else {
            Issue.record("\(outcome)")
            throw CancellationError()
        }
        return socket
    }

    /// How a connection ended; nil if it has not within ten seconds.
    func closure(of socket: any WireConnection) async -> WireClosure? {
        let deadline = ContinuousClock.now + .seconds(10)
        while socket.inbox.closure == nil,
            await socket.inbox.waitForChange(after: socket.inbox.count, until: deadline)
        {}
        return socket.inbox.closure
    }

    /// Waits up to ten seconds until what went through is as wished.
    func wait(until isThere: ([TrafficEvent]) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !isThere(events.all) {
            guard ContinuousClock.now < deadline else {
                Issue.record("only this went through: \(events.all)")
                return
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// What a proxy has told.
final class EventList: Sendable {
    private let events = Mutex<[TrafficEvent]>([])

    var all: [TrafficEvent] { events.withLock { $0 } }

    func add(_ event: TrafficEvent) {
        events.withLock { $0.append(event) }
    }
}

extension TrafficEvent {
    var isSaid: Bool { if case .said = self { true } else { false } }
    var isEnded: Bool { if case .ended = self { true } else { false } }
}
