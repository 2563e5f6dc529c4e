import ChatProtocol
import HTTPTypes
import Testing

@testable import ReferenceServer

@Suite("Paths and queries of unusual form") struct PathFormTests {
    @Test(
        "are judged as the path that the router reads [ACCT-007, WIRE-006]",
        arguments: [
            "//api/v2/admin/chat/sessions", "/api//v2/admin/chat/sessions", "/api/v2///admin//chat/sessions",
            "/api/v2/admin/chat/sessions/", "/api/v2/admin/chat/sessions",
        ])
    func operators(path: String) async throws {
        try await RouterBench.with { bench in
            let (customer, own) = (try await bench.token(.user), try await bench.token(.operator))
            #expect(try await bench.call(.get, path).code == 4001)
            #expect(try await bench.call(.get, path, token: customer).code == 4005)
            #expect(try await bench.call(.get, path, token: own).status == 200)
            #expect(try await bench.call(.delete, path, token: own).code == 4050)
        }
    }

    @Test("that lead nowhere tell a customer no more than others do [ACCT-007]")
    func nowhere() async throws {
        try await RouterBench.with { bench in
            let (customer, own) = (try await bench.token(.user), try await bench.token(.operator))
            #expect(try await bench.call(.get, "//api/v2/admin//nothing", token: customer).code == 4005)
            #expect(try await bench.call(.get, "//api/v2/admin//nothing", token: own).code == 4040)
        }
    }

    @Test("may ask for a page beyond all numbers and get one within the bounds of integers [WIRE-004, DESK-019]")
    func farPage() async throws {
        try await RouterBench.with { bench in
            let own = try await bench.token(.operator)
            let reply = try await bench.call(
                .get, "/api/v2/admin/chat/sessions?page=99999999999999999999&pageSize=99999999999999999999", token: own)
            let page = try #require(try reply.data(SessionPage.self))
            #expect(page.pagination.currentPage == 9_007_199_254_740_991)
            #expect(page.sessions.isEmpty)
        }
    }
}
