import ChatProtocol
import NIOCore
import NIOPosix
import Testing

@testable import ReferenceServer

@Suite("The watch over a connection's token") struct TokenWatchTests {
    private func token(lifetimeMs: Int64) -> AccessToken {
        AccessToken(
            id: "x", userId: UserID(trusted: 7), grantId: "g", issuedAt: Timestamp(millisecondsSince1970: 0),
            expiresAt: Timestamp(millisecondsSince1970: lifetimeMs))
    }

    @Test(
        "warns a tenth of the lifetime before the end, but 1 to 60 s before it [ACCT-018]",
        arguments: [
            (0, -1000), (500, -500), (5000, 4000), (10_000, 9000), (20_000, 18_000), (600_000, 540_000),
            (3_600_000, 3_540_000), (86_400_000, 86_340_000),
        ] as [(Int64, Int64)])
    func warning(lifetimeMs: Int64, warnsAt: Int64) {
        let moments = TokenWatch.moments(of: token(lifetimeMs: lifetimeMs), SpecifiedDecisions())
        #expect(moments.map(\.moment) == [.warning, .end])
        #expect(moments.map(\.at.millisecondsSince1970) == [warnsAt, lifetimeMs])
    }

    @Test("bears a token that lasts a hundred years, and one that has ended [ACCT-021]")
    func extremes() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let (ending, lasting) = (token(lifetimeMs: 0), token(lifetimeMs: .max))
        let reached = try await loop.submit {
            var reached: [TokenWatch.Moment] = []
            let watch = TokenWatch(on: loop, clock: SystemClock(), decisions: SpecifiedDecisions()) { moment, _ in
                reached.append(moment)
            }
            watch.start(lasting)
            watch.start(ending)
            watch.cancel()
            return reached
        }.get()
        #expect(reached == [.warning, .end])
    }

    @Test("warns of a token once, however often the connection brings it [ACCT-018]")
    func once() throws {
        let bench = try RuleBench()
        let connection = try bench.connect(try bench.account(.user))
        let (first, second) = (token("first"), token("second"))
        let connections = bench.connections
        let warnings = try [first, first, second, first, second].map { token in
            try bench.run { unit in
                connection.bring(token, journal: unit.journal)
                try connections.warn(connection, of: token, unit)
            }
            return bench.frames.filter { $0.event == .tokenExpiring }.count
        }
        #expect(warnings == [1, 0, 1, 0, 0])
    }

    @Test("warns again when the warning was taken back [ACCT-018]")
    func takenBack() throws {
        let bench = try RuleBench()
        let connection = try bench.connect(try bench.account(.user))
        let token = token("only")
        let connections = bench.connections
        let warn: @Sendable (UnitOfWork) throws -> Void = { unit in
            connection.bring(token, journal: unit.journal)
            try connections.warn(connection, of: token, unit)
        }
        let refusal = try bench.refusal { unit in
            try warn(unit)
            throw Refusal(.serverFailed)
        }
        #expect(refusal == .serverFailed)
        try bench.run(warn)
        #expect(bench.frames.map(\.event) == [.tokenExpiring])
    }

    /// One that lasts an hour from the bench's present on.
    private func token(_ id: String) -> AccessToken {
        let now = ManualClock().now()
        return AccessToken(
            id: id, userId: UserID(trusted: 7), grantId: "g", issuedAt: now,
            expiresAt: now.advanced(byMilliseconds: 3_600_000))
    }
}
