import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("A connection that has not said what it is", .timeLimit(.minutes(1))) struct OpeningLimitTests {
    /// One loop, so that the connection is served when a request that came after it is answered.
    private func configuration(firstRequestMs: Int) -> ServerConfiguration {
        var configuration = ServerConfiguration.test
        configuration.eventLoopCount = 1
        configuration.limits.firstRequestMs = firstRequestMs
        return configuration
    }

    @Test("does not keep the server from stopping", arguments: ["", "GET /api/v2/capabil"])
    func stopping(text: String) async throws {
        try await LiveServer.with(configuration(firstRequestMs: 3_600_000)) { server in
            let silent = try await RawConnection.open(server.address)
            silent.send(text)
            _ = try await server.token(.user)
            #expect(try await silent.isClosedByServer { await server.server.shutdown() })
        }
    }

    @Test("is closed when its time is over", arguments: ["", "GET /api/v2/capabilities HTTP/1.1\r\nHost: x\r\n"])
    func limit(text: String) async throws {
        try await LiveServer.with(configuration(firstRequestMs: 500)) { server in
            let silent = try await RawConnection.open(server.address)
            silent.send(text)
            #expect(try await silent.isClosedByServer())
        }
    }

    @Test("is closed when the body of a request does not come to its end, however often a byte of it comes")
    func trickle() async throws {
        var configuration = configuration(firstRequestMs: 3_600_000)
        configuration.limits.requestMs = 500
        try await LiveServer.with(configuration) { server in
            let slow = try await RawConnection.open(server.address)
            slow.send("POST /api/v2/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
            let trickle = Task {
                while !Task.isCancelled {
                    slow.send(" ")
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            #expect(try await slow.isClosedByServer())
            trickle.cancel()
        }
    }

    @Test("is left alone from then on when it has said so")
    func speaking() async throws {
        try await LiveServer.with(configuration(firstRequestMs: 2000)) { server in
            let phone = try await server.connect(server.token(.user))
            // Opened later, so that the phone's time is over when this one's is.
            let silent = try await RawConnection.open(server.address)
            #expect(try await silent.isClosedByServer())
            try await phone.send(.heartbeat)
            _ = try await phone.receive(HeartbeatResponseEvent.self)
        }
    }
}
