import ChatProtocol
import Foundation
import Testing

@testable import ReferenceServer

@Suite("Access tokens whose end no clock can tell") struct ExtremeTokenTests {
    private static let extremes = ["1e300", "-1e300", "1e16", "-1e16", "9223372036854775.807", "0"]

    private func claims(expiringAt exp: String) throws -> AccessClaims {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let text = """
            {"sub": "7", "role": "user", "is_admin": false, "iat": 0, "exp": \(exp), "jti": "x", "gid": "g", \
            "kind": "access"}
            """
        return try decoder.decode(AccessClaims.self, from: Data(text.utf8))
    }

    @Test("are not known when they are forged [ACCT-005]", arguments: extremes)
    func forged(exp: String) async throws {
        let forged = try await TokenService.of(secret: 2).signer.sign(try claims(expiringAt: exp))
        let own = try await TokenService.of(secret: 1)
        #expect(throws: Refusal(.tokenInvalid)) { try own.token(forged) }
    }

    @Test("count, when they are genuine, until the nearest moment that can be told [ACCT-006]", arguments: extremes)
    func genuine(exp: String) async throws {
        let own = try await TokenService.of(secret: 1)
        let token = try own.signer.sign(try claims(expiringAt: exp))
        if exp.hasPrefix("-") || exp == "0" {
            #expect(throws: Refusal(.tokenInvalid)) { try own.token(token) }
        } else {
            #expect(try own.token(token).userId == UserID(trusted: 7))
        }
    }

    @Test(
        "end at once when the end is no number at all",
        arguments: zip(
            [#""nan""#, #""-inf""#, #""inf""#], [Int64.min, .min, .max]))
    func noNumber(exp: String, milliseconds: Int64) throws {
        #expect(try claims(expiringAt: exp).expiresAt == Timestamp(millisecondsSince1970: milliseconds))
    }
}

extension TokenService {
    /// Over a secret of equal bytes.
    static func of(
        secret: UInt8, bytes: Int = 32, clock: any ServerClock = ManualClock()
    ) async throws -> TokenService {
        TokenService(
            signer: try await TokenSigner(secret: Array(repeating: secret, count: bytes)), ended: EndedGrants(),
            decisions: SpecifiedDecisions(), clock: clock)
    }
}
