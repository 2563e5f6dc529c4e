import HTTPTypes
import Testing

@testable import ReferenceServer

@Suite("GET /ws that does not become a socket") struct SocketRouteTests {
    private func reply(_ headers: HTTPFields, path: String = "/ws") async throws -> RouterBench.Reply {
        var reply: RouterBench.Reply?
        try await RouterBench.with { reply = try await $0.call(.get, path, headers: headers) }
        return try #require(reply)
    }

    @Test("is asked to upgrade [RFC 9110 15.5.22]")
    func upgradeRequired() async throws {
        let reply = try await reply([:])
        #expect(reply.status == 426)
        #expect(reply.headers[.upgrade] == "websocket")
    }

    @Test("is told what is wrong with its handshake", arguments: [("versionIsNot13", 426), ("keyMissing", 400)])
    func defects(verdict: String, status: Int) async throws {
        let name = try #require(HTTPField.Name("x-websocket-verdict"))
        #expect(try await reply([name: verdict]).status == status)
    }

    @Test("is refused without a valid token [WIRE-011]", arguments: [("/ws", 4001), ("/ws?token=x", 4002)])
    func tokens(path: String, code: Int) async throws {
        let name = try #require(HTTPField.Name("x-websocket-verdict"))
        let reply = try await reply([name: "refused"], path: path)
        #expect(reply.status == 401)
        #expect(try reply.code == code)
    }
}
