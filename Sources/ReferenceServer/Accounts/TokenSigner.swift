import Foundation
import JWTKit

/// Signs and checks JWTs with HS256, synchronously, so that an event loop can check one before it upgrades.
///
/// The algorithm is pinned: only a token whose header is exactly the one made here counts. What a header says of keys
/// (`kid`, `jku`, `x5u`, `jwk`) is never looked at; nothing here can open a file or a connection.
///
/// - Source: RFC 7515, RFC 7519; SPEC ACCT-005, ACCT-008.
struct TokenSigner: Sendable {
    private static let header = base64URL(Data(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

    /// What a token says, and what speaks for it.
    struct Reading {
        let claims: AccessClaims
        let header: Data
        /// Whether the header is the one that this server writes.
        let hasOurHeader: Bool
        /// Whether this server issued it and it is unaltered.
        let isGenuine: Bool
    }

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

    /// HMAC-SHA256 with the server's secret.
    func digest(_ bytes: Data) throws -> Data {
        Data(try algorithm.sign(bytes))
    }

    /// Reads a token; nil if it says nothing at all.
    func read(_ token: String) -> Reading? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.data(base64URL: parts[0]),
            let payload = Self.data(base64URL: parts[1]), let signature = Self.data(base64URL: parts[2])
        else { return nil }
        do {
            let isGenuine = try algorithm.verify(signature, signs: Data("\(parts[0]).\(parts[1])".utf8))
            return Reading(
                claims: try JSONDecoder().decode(AccessClaims.self, from: payload), header: header,
                hasOurHeader: parts[0] == Self.header, isGenuine: isGenuine)
        } catch {
            // A signature that cannot be computed and claims that cannot be read are not ours either.
            return nil
        }
    }

    // Byte by byte, because Foundation's replacing in texts takes longer than all the rest of reading a token.

    private static func base64URL(_ data: Data) -> String {
        let bytes = data.base64EncodedData().compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Strict: a text that decodes to the same bytes but is written differently is an altered token.
    private static func data(base64URL text: Substring) -> Data? {
        var bytes = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        while !bytes.count.isMultiple(of: 4) { bytes.append(UInt8(ascii: "=")) }
        guard let data = Data(base64Encoded: Data(bytes)), base64URL(data) == text else { return nil }
        return data
    }
}
