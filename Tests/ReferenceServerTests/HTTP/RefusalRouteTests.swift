import ChatProtocol
import HTTPTypes
import Testing

@testable import ReferenceServer

@Suite("What the REST side refuses") struct RefusalRouteTests {
    @Test(
        "has the status that the registry gives to its code [WIRE-002, WIRE-006, ACCT-004]",
        arguments: [
            (HTTPRequest.Method.get, "/api/v2/nothing", 404, 4040), (.get, "/api", 404, 4040),
            (.get, "/somewhere", 404, 4040), (.delete, "/api/v2/auth/login", 405, 4050),
            (.put, "/api/v2/chat/session", 405, 4050), (.post, "/api/v2/capabilities", 405, 4050),
            (.post, "/api/v2/chat/session", 401, 4001), (.get, "/api/v2/admin/chat/sessions", 401, 4001),
            (.get, "/api/v2/admin/nothing", 401, 4001), (.get, "/api/v2/admin", 401, 4001),
        ])
    func withoutToken(method: HTTPRequest.Method, path: String, status: Int, code: Int) async throws {
        try await RouterBench.with { bench in
            let reply = try await bench.call(method, path)
            #expect(reply.status == status)
            #expect(try reply.code == code)
            #expect(reply.headers[.contentType] == "application/json")
            if status == 405 { #expect(reply.headers[.allow] != nil) }
            if status == 401 { #expect(reply.headers[.wwwAuthenticate] == "Bearer") }
        }
    }

    @Test("keeps customers from everything below /api/v2/admin, existing or not [ACCT-007]")
    func operatorsOnly() async throws {
        try await RouterBench.with { bench in
            let token = try await bench.token(.user)
            for path in [
                "/api/v2/admin/nothing", "/api/v2/admin/chat/sessions", "/api/v2/admin/chat/sessions/x/messages",
            ] {
                #expect(try await bench.call(.get, path, token: token).code == 4005)
            }
            let own = try await bench.token(.operator)
            #expect(try await bench.call(.get, "/api/v2/admin/nothing", token: own).code == 4040)
            #expect(try await bench.call(.get, "/api/v2/admin/chat/sessions/x/messages", token: own).code == 4044)
            #expect(try await bench.call(.get, "/api/v2/admin/chat/sessions/no%20id/messages", token: own).code == 4044)
        }
    }

    @Test(
        "does not know tokens that it did not issue, or not so [ACCT-005, ACCT-006]",
        arguments: ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0"])
    func strangeTokens(token: String) async throws {
        try await RouterBench.with { bench in
            let reply = try await bench.call(.post, "/api/v2/chat/session", token: token)
            #expect(try reply.code == (token.isEmpty ? 4001 : 4002))
            #expect(reply.status == 401)
        }
    }

    @Test("does not know its own tokens altered or expired [ACCT-005, ACCT-006]")
    func alteredTokens() async throws {
        try await RouterBench.with { bench in
            let token = try await bench.token(.user)
            let parts = token.split(separator: ".")
            let other = try await bench.token(.operator).split(separator: ".")
            let altered = [
                "\(token)x", String(token.dropLast()), "\(parts[0]).\(other[1]).\(parts[2])",
                "\(parts[0]).\(parts[1]).\(other[2])", try await bench.token(.user, lifetime: -1),
            ]
            for token in altered {
                #expect(try await bench.call(.post, "/api/v2/chat/session", token: token).code == 4002)
            }
            #expect(try await bench.call(.post, "/api/v2/chat/session", token: token).status == 201)
        }
    }

    @Test(
        "is a body of another form, or too long [WIRE-007]",
        arguments: [
            ("", 2001), ("[]", 2001), ("null", 2001), ("{", 2001), ("{}", 2002), (#"{"mobile": 5}"#, 2001),
            (#"{"mobile": "12345", "verificationCode": "123"}"#, 2001), (String(repeating: "x", count: 16_385), 4130),
        ])
    func bodies(body: String, code: Int) async throws {
        try await RouterBench.with { bench in
            let reply = try await bench.call(.post, "/api/v2/auth/login", body: body)
            #expect(try reply.code == code)
        }
    }

    @Test(
        "is a page that cannot be, and an unknown filter [DESK-015, DESK-019]",
        arguments: [
            "page=0", "page=-1", "page=x", "pageSize=0", "pageSize=1.5", "status=nothing",
        ])
    func queries(query: String) async throws {
        try await RouterBench.with { bench in
            let token = try await bench.token(.operator)
            #expect(try await bench.call(.get, "/api/v2/admin/chat/sessions?\(query)", token: token).code == 2001)
        }
    }

    @Test("is every login and every test account outside of development [OPS-003]")
    func production() async throws {
        try await RouterBench.with(ServerConfiguration(port: 0)) { bench in
            let login = #"{"mobile": "13612227930", "verificationCode": "123456"}"#
            #expect(try await bench.call(.post, "/api/v2/auth/login", body: login).code == 1002)
            #expect(try await bench.call(.post, "/api/v2/testing/accounts", body: "{}").code == 4040)
            let told = try await bench.call(.get, "/api/v2/capabilities").data(Capabilities.self)
            #expect(told?.testing == nil)
        }
    }

    @Test("tells nothing about an error that nobody foresaw [SEC-004]")
    func unforeseen() async throws {
        struct Broken: CommitStage {
            struct Secret: Error {}

            func run(commit: () throws -> Void, release: () -> Void) throws {
                throw Secret()
            }
        }
        // The token secret is given, because making one is a commit too.
        var configuration = ServerConfiguration.test
        configuration.tokenSecret = Array(repeating: 7, count: 32)
        try await RouterBench.with(configuration, seams: ServerSeams(commit: Broken())) { bench in
            let reply = try await bench.call(.post, "/api/v2/testing/accounts", body: "{}")
            #expect(reply.status == 500)
            #expect(try reply.code == 5000)
            #expect(!String(decoding: reply.body, as: UTF8.self).contains("Secret"))
        }
    }
}
