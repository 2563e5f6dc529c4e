import Foundation

/// Secrets that the server gives away and keeps only as digests: refresh tokens, tickets, codes.
///
/// The digest is an HMAC with the server's own secret, so that a stolen database does not even give away short codes.
struct SecretText: Sendable {
    enum Kind: String {
        case refresh, ticket, code
    }

    private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    let signer: TokenSigner

    /// 260 random bits in a text that needs no escape in an address.
    static func make(_ prefix: String) -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<52).map { _ in letters[Int(generator.next(upperBound: UInt8(32)))] }
        return prefix + String(decoding: bytes, as: UTF8.self)
    }

    /// Six random digits.
    static func makeCode() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(1_000_000 + generator.next(upperBound: UInt32(1_000_000))).suffix(6).description
    }

    /// - Parameter owner: what the secret is bound to, such as a number; a digest is good only together with it.
    func digest(_ kind: Kind, _ secret: String, of owner: String = "") throws -> Data {
        // Tokens begin with a base64 text: none of them can be taken for one of these.
        try signer.digest(Data("\(kind.rawValue):\(owner):\(secret)".utf8))
    }
}
