import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Rating a session") struct RatingTests {
    private static let week: Int64 = 7 * 24 * 60 * 60 * 1000

    private let bench: RuleBench
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        session = try bench.openSession(customer)
        try bench.accept(session, by: owner)
    }

    private func rate(_ score: Double, by account: AccountRecord) throws -> ErrorCode? {
        let (desk, session) = (bench.desk, session)
        let score = try #require(Score(score))
        return try bench.refusal { _ = try desk.rate(session, score, by: account, $0) }
    }

    @Test("is possible once, after the closing, by the customer alone [DESK-034, DESK-035]")
    func once() throws {
        #expect(try rate(4, by: customer) == .sessionStillOpen)
        try bench.close(session, by: owner)
        #expect(try rate(4, by: owner) == .notFound)
        #expect(try rate(4.75, by: customer) == nil)
        #expect(bench.frames.isEmpty)
        #expect(try rate(1, by: customer) == .ratingClosed)
        #expect(try bench.session(session)?.score?.value == 4.75)
    }

    @Test(
        "is possible for seven days and no longer [DESK-036]",
        arguments: [(week, nil), (week + 1, ErrorCode.ratingClosed)] as [(Int64, ErrorCode?)])
    func inTime(_ wait: Int64, _ refusal: ErrorCode?) throws {
        try bench.close(session, by: owner)
        bench.clock.advance(wait)
        #expect(try rate(4, by: customer) == refusal)
    }

    @Test("with the closing stands in what is told [DESK-034]")
    func withClosing() throws {
        _ = try bench.connect(customer)
        let (desk, session, customer) = (bench.desk, session, customer)
        let request = CloseSessionRequest(sessionId: session, satisfactionScore: Score(2.5))
        try bench.run { _ = try desk.close(request, byCustomer: customer, $0) }
        #expect(bench.frames.map(\.event) == [.sessionStatus, .sessionClosed])
        #expect(try bench.frame(1).decoded(SessionClosedEvent.self).data.satisfactionScore == 2.5)
        #expect(try rate(4, by: customer) == .ratingClosed)
    }

    @Test("is stored: another cache finds it in the file [DESK-034]")
    func stored() throws {
        try bench.close(session, by: owner)
        _ = try rate(3.01, by: customer)
        let (database, session) = (bench.database, session)
        let record = try database.withWriter { db in try SessionListStore(db: db).session(session) }
        #expect(record?.score?.hundredths == 301)
        #expect(record?.ratedAt == bench.clock.now())
    }
}
