import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Parts of a history") struct HistoryPartTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let session: SessionID
    private let messages: [MessageID]
    private let history: HistoryService

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        session = try bench.openSession(customer)
        var messages: [MessageID] = []
        for number in 1...5 {
            messages.append(try bench.send("m-\(number)", to: session, by: customer).message.id)
        }
        self.messages = messages
        history = HistoryService(
            database: bench.database, access: SessionAccess(decisions: SpecifiedDecisions()),
            decisions: SpecifiedDecisions())
    }

    private func seqs(_ place: HistoryRequest.Place) async throws -> ([Int64?], MessageID?) {
        let page = try await history.messages(
            of: session, for: customer, HistoryRequest(place, pageSize: 2))
        #expect(page.pagination.hasMore == (page.pagination.next != nil))
        #expect(page.totalCount == 5 && page.pagination.totalPages == 3)
        return (page.messages.map(\.seq), page.pagination.next)
    }

    @Test("lie below, above or at a number, and know where they go on [MSG-021]")
    func places() async throws {
        #expect(try await seqs(.page(1)) == ([5, 4], messages[3]))
        #expect(try await seqs(.page(3)) == ([1], nil))
        #expect(try await seqs(.page(Int.max)) == ([], nil))
        #expect(try await seqs(.before(messages[3])) == ([3, 2], messages[1]))
        #expect(try await seqs(.before(messages[2])) == ([2, 1], nil))
        #expect(try await seqs(.after(messages[0])) == ([2, 3], messages[2]))
        #expect(try await seqs(.after(messages[4])) == ([], nil))
    }

    @Test("of another session's message are refused [MSG-021]")
    func foreign() async throws {
        let other = try bench.account(.user)
        let elsewhere = try bench.openSession(other)
        let foreign = try bench.send("elsewhere", to: elsewhere, by: other).message.id
        await #expect(throws: Refusal(.notFound)) {
            try await history.messages(of: session, for: customer, HistoryRequest(.before(foreign)))
        }
    }

    @Test("say what has been delivered to the other side, at once or later [READ-009]")
    func delivered() async throws {
        let owner = try bench.account(.operator)
        let status = {
            try await history.messages(of: session, for: customer, HistoryRequest(.page(1))).messages[0].status
        }
        #expect(try await status() == .sent)
        let desktop = try bench.connect(owner)
        try bench.send("to the pool", to: session, by: customer)
        #expect(try await status() == .delivered)
        try bench.accept(session, by: owner)
        try bench.send("kept for her", to: session, by: owner, through: desktop)
        #expect(try await status() == .sent)
        _ = try bench.connect(customer)
        #expect(try await status() == .delivered)
    }
}
