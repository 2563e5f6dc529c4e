import Logging
import Testing

@testable import ReferenceServer

@Suite("The gate of handshakes", .timeLimit(.minutes(1))) struct SocketGateTests {
    @Test("looks at the token before it takes a place [WIRE-011, WIRE-045]")
    func tokenFirst() async throws {
        // Fewer places than a configuration that has been checked may have.
        var configuration = ServerConfiguration.test
        configuration.limits.maxConnections = 0
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let server = try await RunningServer.start(configuration, seams: ServerSeams(), logger: logger)
        let refused = await #expect(throws: TestSocket.Refused.self) {
            try await TestSocket.connect(server.address, token: "x")
        }
        #expect(refused?.status == 401)
        server.beginStopping()
        try await server.ended()
        try await server.finish()
    }
}
