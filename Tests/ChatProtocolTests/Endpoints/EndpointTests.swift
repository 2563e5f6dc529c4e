import ChatProtocol
import Testing

@Suite("routes")
struct EndpointTests {
    /// Every `METHOD /path` that a table or a sentence of SPEC.md gives, without its query.
    private func specified() throws -> Set<String> {
        let words = try Repository.text("SPEC.md").split(separator: "\n").flatMap { String($0).codeWords }
        let routes = words.filter { word in Endpoint.Method.allCases.contains { word.hasPrefix("\($0.rawValue) /") } }
        return Set(routes.map { String($0.prefix { $0 != "?" }) })
    }

    @Test("are those of SPEC.md")
    func areSpecified() throws {
        #expect(try Set(Endpoint.all.map(\.description)) == specified())
        #expect(Endpoint.all.count == Set(Endpoint.all.map(\.description)).count)
    }

    @Test("have the access and the statuses of the table in 5.1")
    func haveAccessAndStatuses() throws {
        for row in try Specification().rows(ofTable: "method and path") {
            let route = String(row[0].codeWords.joined().prefix { $0 != "?" })
            let endpoint = try #require(Endpoint.all.first { $0.description == route }, "\(route) is missing")
            #expect((endpoint.access == .operator) == (row[1] == "operator"), "\(route)")
            let statuses = row[3].prefix { $0 != "*" }.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(endpoint.successes == statuses, "\(route)")
        }
    }

    @Test(
        "are found by method and path",
        arguments: [
            (
                "POST", "/api/v2/admin/chat/sessions/s-1/messages",
                "POST /api/v2/admin/chat/sessions/{sessionId}/messages"
            ),
            (
                "GET", "/api/v2/admin/chat/sessions/s-1/messages?page=2",
                "GET /api/v2/admin/chat/sessions/{sessionId}/messages"
            ),
            ("GET", "/api/v2/admin/chat/sessions", "GET /api/v2/admin/chat/sessions"),
            ("GET", "/api/v2/capabilities", "GET /api/v2/capabilities"),
        ])
    func areFound(_ method: String, _ path: String, _ route: String) {
        #expect(Endpoint.matching(method: method, path: path)?.description == route)
    }

    @Test(
        "are not found where none is",
        arguments: [
            ("DELETE", "/api/v2/capabilities"), ("GET", "/api/v2/capabilities/"), ("GET", "/api/v2"),
            ("GET", "/api/v2/admin/chat/sessions//messages"), ("GET", "capabilities"),
            ("GET", "/api/v2/admin/chat/sessions/s/messages/m"), ("get", "/api/v2/capabilities"),
        ])
    func areNotFound(_ method: String, _ path: String) {
        #expect(Endpoint.matching(method: method, path: path) == nil)
    }

    @Test("their parameters are named by the template")
    func parameters() {
        #expect(Endpoint.accept.path.match("/api/v2/admin/chat/sessions/s-1/accept") == ["sessionId": "s-1"])
        #expect(Endpoint.accept.path.parameters == ["sessionId"])
    }
}
