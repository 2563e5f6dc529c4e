import ChatProtocol
import Testing

@Suite("session filters")
struct SessionFilterTests {
    @Test(
        "are read from the query [DESK-015]",
        arguments: [
            (nil, .all), ("all", .all), ("waiting", .waiting), ("pending", .waiting), ("assigned", .assigned),
            ("active", .active), ("closed", .closed),
        ] as [(String?, SessionFilter)])
    func areRead(_ text: String?, _ filter: SessionFilter) throws {
        #expect(try SessionFilter(query: text) == filter)
    }

    @Test("every other value is refused [DESK-015]", arguments: ["", "open", "Waiting", "waiting ", "1"])
    func areRefused(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try SessionFilter(query: text) }
        #expect(refusal?.code == .invalidValue)
    }
}
