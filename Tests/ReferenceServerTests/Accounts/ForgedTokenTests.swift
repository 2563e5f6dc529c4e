import ChatProtocol
import Foundation
import JWTKit
import Testing

@testable import ReferenceServer

/// Tokens that need the secret to be made, or that no altered token can be: everything but the one form is refused.
@Suite("Forged tokens") struct ForgedTokenTests {
    private static let secret = [UInt8](repeating: 1, count: 64)
    private static let header = #"{"alg":"HS256","typ":"JWT"}"#
    private static let claims =
        #"{"sub":"7","role":"user","is_admin":false,"iat":1,"exp":4102444800,"jti":"x","gid":"g","kind":"access"}"#

    private func jwt(_ header: String, _ claims: String, _ digest: DigestAlgorithm = .sha256) async throws -> String {
        let keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(from: Self.secret), digestAlgorithm: digest)
        let signed = "\(base64URL(Data(header.utf8))).\(base64URL(Data(claims.utf8)))"
        let signature = try await keys.getKey().sign(Data(signed.utf8))
        return "\(signed).\(base64URL(Data(signature)))"
    }

    private func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    @Test("differ from a genuine one in the one thing that is forged [ACCT-005]")
    func control() async throws {
        let tokens = try await TokenService.of(secret: 1, bytes: 64)
        #expect(try tokens.token(try await jwt(Self.header, Self.claims)).userId == UserID(trusted: 7))
    }

    @Test(
        "with another header are refused, though the secret signed them [ACCT-008]",
        arguments: [
            #"{"alg":"HS384","typ":"JWT"}"#, #"{"alg":"HS512","typ":"JWT"}"#, #"{"alg":"RS256","typ":"JWT"}"#,
            #"{"alg":"none","typ":"JWT"}"#, #"{"typ":"JWT","alg":"HS256"}"#, #"{"alg":"HS256"}"#,
            #"{"alg":"HS256","typ":"JWT","kid":"../../dev/null"}"#,
            #"{"alg":"HS256","typ":"JWT","jku":"http://127.0.0.1:9/keys"}"#,
            #"{"alg":"HS256","typ":"JWT","crit":["exp"]}"#,
        ])
    func header(_ header: String) async throws {
        let tokens = try await TokenService.of(secret: 1, bytes: 64)
        for digest in [DigestAlgorithm.sha256, .sha384, .sha512] {
            let token = try await jwt(header, Self.claims, digest)
            #expect(throws: Refusal(.tokenInvalid)) { try tokens.token(token) }
        }
    }

    @Test("with a key of their own in the header are refused [ACCT-008]")
    func ownKey() async throws {
        let key = Data(repeating: 2, count: 32)
        let header = #"{"alg":"HS256","typ":"JWT","jwk":{"kty":"oct","k":"\#(base64URL(key))"}}"#
        let signed = "\(base64URL(Data(header.utf8))).\(base64URL(Data(Self.claims.utf8)))"
        let signature = try await TokenService.of(secret: 2).signer.digest(Data(signed.utf8))
        let tokens = try await TokenService.of(secret: 1, bytes: 64)
        #expect(throws: Refusal(.tokenInvalid)) { try tokens.token("\(signed).\(base64URL(signature))") }
    }

    @Test(
        "with claims that are missing, of another kind or not yet valid are refused [ACCT-005, ACCT-013]",
        arguments: [
            (#""exp":4102444800,"#, ""), (#""exp":4102444800"#, #""exp":"4102444800""#),
            (#""exp":4102444800"#, #""exp":null"#),
            (#""exp":4102444800"#, #""exp":-1"#), (#""exp":4102444800"#, #""exp":1.5"#),
            (#""kind":"access""#, #""kind":"refresh""#), (#","kind":"access""#, ""), (#","gid":"g""#, ""),
            (#""sub":"7""#, #""sub":"0""#), (#""sub":"7""#, #""sub":"seven""#),
            (#""iat":1"#, #""iat":1,"nbf":4102444799"#),
        ])
    func claims(_ old: String, _ new: String) async throws {
        let changed = Self.claims.replacingOccurrences(of: old, with: new)
        #expect(changed != Self.claims)
        let tokens = try await TokenService.of(secret: 1, bytes: 64)
        let token = try await jwt(Self.header, changed)
        #expect(throws: Refusal(.tokenInvalid)) { try tokens.token(token) }
    }
}
