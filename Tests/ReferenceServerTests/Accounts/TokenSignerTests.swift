import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Access tokens") struct TokenSignerTests {
    private let clock = ManualClock()
    private let account = AccountRecord(
        id: UserID(trusted: 7), externalId: "a", role: .supervisor, nickname: "n", avatar: nil, mobile: nil)

    private func issue(_ tokens: TokenService, seconds: Int64) throws -> String {
        try tokens.issue(for: account, of: "g", until: tokens.end(ofLifetime: seconds))
    }

    @Test("name their holder until they end, to the millisecond [ACCT-005, ACCT-006]")
    func lifetime() async throws {
        let tokens = try await TokenService.of(secret: 1, clock: clock)
        let token = try issue(tokens, seconds: 2)
        #expect(try tokens.token(token).userId == account.id)
        clock.advance(1999)
        #expect(try tokens.token(token).userId == account.id)
        clock.advance(1)
        #expect(throws: Refusal(.tokenInvalid)) { try tokens.token(token) }
    }

    @Test("of a grant that has ended are not valid [ACCT-016]")
    func ended() async throws {
        let tokens = try await TokenService.of(secret: 1, clock: clock)
        let token = try issue(tokens, seconds: 60)
        tokens.ended.add("another", until: tokens.end(ofLifetime: 60), now: clock.now())
        #expect(try tokens.token(token).grantId == "g")
        tokens.ended.add("g", until: tokens.end(ofLifetime: 60), now: clock.now())
        #expect(throws: Refusal(.tokenInvalid)) { try tokens.token(token) }
    }

    @Test("of another secret are not known [ACCT-005]")
    func otherSecret() async throws {
        let token = try issue(try await TokenService.of(secret: 1), seconds: 60)
        let other = try await TokenService.of(secret: 2)
        #expect(throws: Refusal(.tokenInvalid)) { try other.token(token) }
    }

    @Test("may be asked for with any lifetime", arguments: [Int64.min, -1, 0, Int64.max])
    func extremes(lifetime: Int64) async throws {
        let tokens = try await TokenService.of(secret: 1)
        let token = try issue(tokens, seconds: lifetime)
        #expect((try? tokens.token(token).userId) == (lifetime > 0 ? account.id : nil))
    }

    @Test("carry the documented claims")
    func claims() async throws {
        let tokens = try await TokenService.of(secret: 1)
        let read = try #require(tokens.signer.read(try issue(tokens, seconds: 60)))
        #expect(read.isGenuine)
        #expect(read.hasOurHeader)
        #expect(read.claims.sub == "7")
        #expect(read.claims.role == .supervisor)
        #expect(read.claims.isAdmin)
        #expect(read.claims.exp - read.claims.iat == 60)
        #expect(read.claims.jti.count == 26)
        #expect(read.claims.gid == "g")
        #expect(read.claims.kind == .access)
    }
}
