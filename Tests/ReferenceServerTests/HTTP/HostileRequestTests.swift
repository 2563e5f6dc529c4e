import ChatProtocol
import Foundation
import Testing

@testable import ReferenceServer

@Suite("A request that means harm", .timeLimit(.minutes(2))) struct HostileRequestTests {
    @Test(
        "that two readers could split differently is answered with 400 and ends the connection",
        arguments: [
            "Content-Length: 5\r\nTransfer-Encoding: chunked", "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: -1", "Transfer-Encoding: chunked, identity",
        ])
    func smuggling(headers: String) async throws {
        try await LiveServer.with { server in
            let head = "POST /api/v2/auth/login HTTP/1.1\r\nHost: x\r\n\(headers)\r\n\r\n"
            let request = head + "0\r\n\r\nGET / HTTP/1.1\r\n\r\n"
            let (text, isEnded) = try await RawExchange.run(request, at: server.address)
            #expect(text.hasPrefix("HTTP/1.1 400 "))
            #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
            #expect(isEnded)
        }
    }

    @Test("with a flood of headers is answered with 431 and ends the connection")
    func headers() async throws {
        try await LiveServer.with { server in
            let flood = (0..<4000).map { "X-\($0): \(String(repeating: "x", count: 100))\r\n" }.joined()
            let (text, isEnded) = try await RawExchange.run("GET / HTTP/1.1\r\n\(flood)\r\n", at: server.address)
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 431 "))
            #expect(isEnded)
        }
    }

    @Test("with a method that nobody knows is refused", arguments: ["TRACE", "PROPFIND", "LOCK"])
    func methods(method: String) async throws {
        try await LiveServer.with { server in
            let request = "\(method) /api/v2/capabilities HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let (text, _) = try await RawExchange.run(request, at: server.address)
            #expect(text.hasPrefix("HTTP/1.1 405 "))
            #expect(!text.contains("Host: x"))
        }
    }

    @Test(
        "for another protocol is answered, and its connection ends, because nothing after it would be read",
        arguments: ["GET /ws?token=x", "POST /ws?token=x", "GET /api/v2/capabilities"])
    func upgrade(line: String) async throws {
        try await LiveServer.with { server in
            let plain = "GET /api/v2/capabilities HTTP/1.1\r\nHost: x\r\n\r\n"
            let request = "\(line) HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
            for before in ["", plain] {
                let (text, isEnded) = try await RawExchange.run(before + request, at: server.address)
                #expect(text.hasPrefix("HTTP/1.1 "))
                #expect(isEnded)
            }
        }
    }

    @Test("announcing a body that is too long is refused and its connection ends [WIRE-029]")
    func body() async throws {
        try await LiveServer.with { server in
            let request = "POST /api/v2/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000000\r\n\r\n{"
            let (text, isEnded) = try await RawExchange.run(request, at: server.address)
            #expect(text.hasPrefix("HTTP/1.1 413 "))
            #expect(text.contains("4130"))
            #expect(isEnded)
        }
    }

    @Test("never finished keeps nobody else out")
    func halfOpen() async throws {
        try await LiveServer.with { server in
            var silent: [RawConnection] = []
            for _ in 0..<200 {
                let connection = try await RawConnection.open(server.address)
                connection.send("GET /ws?token=x HTTP/1.1\r\nUpgrade: websocket\r\n")
                silent.append(connection)
            }
            let phone = try await server.connect(server.token(.user))
            try await phone.send(.heartbeat)
            _ = try await phone.receive(HeartbeatResponseEvent.self)
            #expect(silent.count == 200)
        }
    }
}
