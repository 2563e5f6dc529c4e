import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("The day's figures") struct StatisticsTests {
    private static let hour: Int64 = 60 * 60 * 1000

    private let bench: RuleBench
    private let owner: AccountRecord
    private let statistics: StatisticsService

    init() throws {
        bench = try RuleBench()
        owner = try bench.account(.operator)
        statistics = StatisticsService(
            database: bench.database, clock: bench.clock, decisions: SpecifiedDecisions())
    }

    private func figures() async throws -> TodayFigures {
        try await statistics.today(for: owner).stats
    }

    private func openAndAccept() throws -> (AccountRecord, SessionID) {
        let customer = try bench.account(.user)
        let session = try bench.openSession(customer)
        try bench.accept(session, by: owner)
        return (customer, session)
    }

    @Test("are all 0 of nothing, and in words all the same [STAT-001]")
    func nothing() async throws {
        let today = try await statistics.today(for: owner)
        #expect(today.adminId == owner.id)
        #expect(today.date == "2025-08-12")
        #expect(
            today.stats
                == TodayFigures(
                    totalSessions: 0, completedSessions: 0, activeSessions: 0, waitingSessions: 0, todayMessages: 0,
                    avgResponseTime: "0 s", avgResponseSeconds: 0, customerSatisfaction: 0, satisfactionCount: 0,
                    responseRate: 0))
    }

    @Test("count sessions by their state, and the rate rounds halves up [STAT-002]")
    func sessions() async throws {
        _ = try bench.openSession(bench.account(.user))
        _ = try openAndAccept()
        for _ in 0..<3 { try bench.close(openAndAccept().1, by: owner) }
        for _ in 0..<3 { _ = try openAndAccept() }
        let figures = try await figures()
        #expect(figures.totalSessions == 8)
        #expect(figures.completedSessions == 3)
        #expect(figures.activeSessions == 4)
        #expect(figures.waitingSessions == 1)
        // 37.5
        #expect(figures.responseRate == 38)
    }

    @Test("begin anew at midnight in UTC, but for what is open now [STAT-001, STAT-002, STAT-003, STAT-005]")
    func midnight() async throws {
        let (customer, session) = try openAndAccept()
        try bench.send("before", to: session, by: customer)
        let (other, early) = try openAndAccept()
        try bench.close(early, by: owner)
        // The clock stands at 18:30 of 2025-08-12.
        bench.clock.advance(5 * Self.hour + 30 * 60 * 1000 - 1)
        #expect(try await statistics.today(for: owner).date == "2025-08-12")
        #expect(try await figures().todayMessages == 1)
        bench.clock.advance(1)
        let today = try await statistics.today(for: owner)
        #expect(today.date == "2025-08-13")
        #expect(today.stats.totalSessions == 0 && today.stats.completedSessions == 0)
        #expect(today.stats.todayMessages == 0 && today.stats.activeSessions == 1)
        try bench.send("after", to: session, by: customer)
        let desk = bench.desk
        let score = try #require(Score(4))
        try bench.run { _ = try desk.rate(early, score, by: other, $0) }
        let later = try await figures()
        #expect(later.todayMessages == 1)
        // Rated today, though opened and closed yesterday.
        #expect(later.satisfactionCount == 1 && later.customerSatisfaction == 4)
        #expect(later.completedSessions == 0 && later.responseRate == 0)
    }

    @Test("take the time from the customer's first message to the desk's first after it [STAT-004]")
    func responseTime() async throws {
        let (customer, session) = try openAndAccept()
        try bench.send("welcome", to: session, by: owner)
        bench.clock.advance(10_000)
        try bench.send("help", to: session, by: customer)
        bench.clock.advance(1000)
        try bench.send("hello?", to: session, by: customer)
        #expect(try await figures().avgResponseSeconds == 0)
        bench.clock.advance(124_000)
        try bench.send("yes", to: session, by: owner)
        bench.clock.advance(60_000)
        try bench.send("still here", to: session, by: owner)
        #expect(try await figures().avgResponseSeconds == 125)
        #expect(try await figures().avgResponseTime == "2 min 5 s")
        let (second, next) = try openAndAccept()
        try bench.send("I", to: next, by: second)
        bench.clock.advance(500)
        try bench.send("II", to: next, by: owner)
        #expect(try await figures().avgResponseSeconds == 62.75)
        let (_, unanswered) = try openAndAccept()
        try bench.send("alone", to: unanswered, by: owner)
        #expect(try await figures().avgResponseSeconds == 62.75)
    }

    @Test("tell the mean of the ratings with two decimals [STAT-005]")
    func satisfaction() async throws {
        for score in [5.0, 4.5, 4] {
            let (customer, session) = try openAndAccept()
            let desk = bench.desk
            let request = CloseSessionRequest(sessionId: session, satisfactionScore: Score(score))
            try bench.run { _ = try desk.close(request, byCustomer: customer, $0) }
        }
        #expect(try await figures().customerSatisfaction == 4.5)
        let (customer, session) = try openAndAccept()
        try bench.close(session, by: owner)
        let desk = bench.desk
        let score = try #require(Score(1.01))
        try bench.run { _ = try desk.rate(session, score, by: customer, $0) }
        // 14.51 / 4 is 3.6275.
        #expect(try await figures().customerSatisfaction == 3.63)
        #expect(try await figures().satisfactionCount == 4)
    }

    @Test(
        "say lengths of time in words that are never empty [STAT-001]",
        arguments: [(0, "0 s"), (0.4, "0 s"), (5, "5 s"), (60, "1 min"), (3725, "1 h 2 min 5 s"), (7200, "2 h")])
    func words(_ seconds: Double, _ words: String) {
        #expect(StatisticsService.words(for: seconds) == words)
    }

    @Test("know days before 1970, too")
    func ancientDay() {
        #expect(StatisticsDay(of: Timestamp(millisecondsSince1970: -1)).date == "1969-12-31")
    }
}
