import Testing

@testable import ReferenceServer

@Suite("Configuration") struct ServerConfigurationTests {
    private static let wrong: [(String, @Sendable (inout ServerConfiguration) -> Void)] = [
        ("port", { $0.port = 65_536 }), ("port", { $0.port = -1 }), ("heartbeatMs", { $0.timings.heartbeatMs = 999 }),
        ("heartbeatMs", { $0.timings.heartbeatMs = 90_001 }), ("typingTtlMs", { $0.timings.typingTtlMs = 499 }),
        ("typingTtlMs", { $0.timings.typingTtlMs = 10_001 }),
        ("maxMessageBytes", { $0.limits.maxMessageBytes = 16_383 }),
        ("maxBacklogBytes", { $0.limits.maxBacklogBytes = 16_383 }),
        ("maxUnansweredCommands", { $0.limits.maxUnansweredCommands = 0 }),
        ("tokenLifetimeSeconds", { $0.tokenLifetimeSeconds = 0 }), ("acceptBacklog", { $0.acceptBacklog = 0 }),
        ("eventLoopCount", { $0.eventLoopCount = 0 }),
        ("tokenSecret", { $0.tokenSecret = Array(repeating: 0, count: 31) }), ("host", { $0.host = "" }),
    ]

    @Test("names the value that is out of its bounds, and what to do [OPS-002]", arguments: wrong.indices)
    func bounds(index: Int) {
        let (name, spoil) = Self.wrong[index]
        var configuration = ServerConfiguration()
        spoil(&configuration)
        let error = #expect(throws: ServerError.self) { try configuration.validate() }
        guard case .configuration(name, _, let remedy) = error else {
            Issue.record("\(String(describing: error)) is not about \(name)")
            return
        }
        #expect(!remedy.isEmpty)
    }

    @Test("is right as it is delivered", arguments: [ServerTimings.standard, .test])
    func defaults(timings: ServerTimings) throws {
        try ServerConfiguration(timings: timings).validate()
    }

    @Test("writes addresses so that a client can use them")
    func addresses() {
        #expect(ServerAddress(host: "127.0.0.1", port: 80).httpURL == "http://127.0.0.1:80")
        #expect(ServerAddress(host: "::1", port: 80).socketURL == "ws://[::1]:80/ws")
    }
}
