import ChatProtocol
import HTTPTypes
import Testing

@testable import ReferenceServer

@Suite("Paths without /api/v2") struct CompatiblePathTests {
    @Test(
        "are led below /api/v2 when they are the desk's, and left alone otherwise [DESK-025]",
        arguments: [
            ("/admin/chat", "/api/v2/admin/chat"), ("/admin/chat/sessions?a=/b", "/api/v2/admin/chat/sessions?a=/b"),
            ("//admin//chat/x", "/api/v2//admin//chat/x"), ("/admin/chats", "/admin/chats"),
            ("/admin", "/admin"), ("/chat/admin/chat", "/chat/admin/chat"),
            ("/api/v2/admin/chat", "/api/v2/admin/chat"),
            ("/?/admin/chat", "/?/admin/chat"),
        ])
    func routed(_ written: String, _ routed: String) {
        #expect(CompatiblePath(written).routed == routed)
    }

    @Test(
        "answer like the others, refusals included [DESK-025, ACCT-007]",
        arguments: ["", "/api/v2"], ["/admin/chat/sessions", "//admin/chat/sessions", "/admin/chat/nothing"])
    func sameAnswers(_ prefix: String, _ path: String) async throws {
        try await RouterBench.with { bench in
            let isThere = !path.hasSuffix("nothing")
            let (user, desk) = (try await bench.token(.user), try await bench.token(.operator))
            #expect(try await bench.call(.get, prefix + path).code == 4001)
            #expect(try await bench.call(.get, prefix + path, token: user).code == 4005)
            #expect(try await bench.call(.get, prefix + path, token: desk).code == (isThere ? 0 : 4040))
            #expect(try await bench.call(.delete, prefix + path, token: desk).code == (isThere ? 4050 : 4040))
        }
    }
}
