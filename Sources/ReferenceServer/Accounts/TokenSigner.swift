import Foundation
import JWTKit

/// Signs and checks JWTs with HS256, synchronously, so that an event loop can check one before it upgrades.
///
/// The algorithm is pinned: only a token whose header is exactly the one made here is looked at.
///
/// - Source: RFC 7515, RFC 7519; SPEC ACCT-005.
struct TokenSigner: Sendable {
    private static let header = base64URL(Data(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

    private let algorithm: any JWTAlgorithm

    /// - Parameter secret: at least 32 bytes.
    init(secret: [UInt8]) async throws {
        let keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
        algorithm = try await keys.getKey()
    }

    func sign(_ claims: AccessClaims) throws -> String {
        let payload = try JSONEncoder().encode(claims)
        let signed = "\(Self.header).\(Self.base64URL(payload))"
        let signature = try algorithm.sign(Data(signed.utf8))
        return "\(signed).\(Self.base64URL(Data(signature)))"
    }

    /// What a token says, and whether this server issued it and it is unaltered; nil if it says nothing at all.
    func claims(of token: String) -> (claims: AccessClaims, isGenuine: Bool)? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.header, let payload = Self.data(base64URL: parts[1]),
            let signature = Self.data(base64URL: parts[2])
        else { return nil }
        do {
            let isGenuine = try algorithm.verify(signature, signs: Data("\(parts[0]).\(parts[1])".utf8))
            return (try JSONDecoder().decode(AccessClaims.self, from: payload), isGenuine)
        } catch {
            // A signature that cannot be computed and claims that cannot be read are not ours either.
            return nil
        }
    }

    private static func base64URL(_ data: Data) -> String {
        data.base64EncodedString()
            .replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// Strict: a text that decodes to the same bytes but is written differently is an altered token.
    private static func data(base64URL text: Substring) -> Data? {
        let padded =
            text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
            + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), base64URL(data) == text else { return nil }
        return data
    }
}
