import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Access tokens") struct TokenSignerTests {
    private let clock = ManualClock()
    private let account = AccountRecord(
        id: UserID(trusted: 7), externalId: "a", role: .supervisor, nickname: "n", avatar: nil, mobile: nil)

    private func service(_ secret: UInt8 = 1) async throws -> TokenService {
        TokenService(
            signer: try await TokenSigner(secret: Array(repeating: secret, count: 32)),
            decisions: SpecifiedDecisions(), clock: clock)
    }

    @Test("name their holder until they end, to the millisecond [ACCT-005, ACCT-006]")
    func lifetime() async throws {
        let tokens = try await service()
        let issued = try tokens.issue(for: account, lifetimeSeconds: 2)
        #expect(try tokens.holder(of: issued.token) == account.id)
        clock.advance(1999)
        #expect(try tokens.holder(of: issued.token) == account.id)
        clock.advance(1)
        #expect(throws: Refusal(.tokenInvalid)) { try tokens.holder(of: issued.token) }
    }

    @Test("of another secret are not known")
    func otherSecret() async throws {
        let issued = try await service(1).issue(for: account, lifetimeSeconds: 60)
        let other = try await service(2)
        #expect(throws: Refusal(.tokenInvalid)) { try other.holder(of: issued.token) }
    }

    @Test("may be asked for with any lifetime", arguments: [Int64.min, -1, 0, Int64.max])
    func extremes(lifetime: Int64) async throws {
        let tokens = try await service()
        let token = try tokens.issue(for: account, lifetimeSeconds: lifetime).token
        #expect((try? tokens.holder(of: token)) == (lifetime > 0 ? account.id : nil))
    }

    @Test("carry the documented claims")
    func claims() async throws {
        let tokens = try await service()
        let token = try tokens.issue(for: account, lifetimeSeconds: 60).token
        let (claims, isGenuine) = try #require(tokens.signer.claims(of: token))
        #expect(isGenuine)
        #expect(claims.sub == "7")
        #expect(claims.role == .supervisor)
        #expect(claims.isAdmin)
        #expect(claims.exp - claims.iat == 60)
        #expect(claims.jti.count == 26)
    }
}
