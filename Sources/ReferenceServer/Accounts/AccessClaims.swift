import ChatProtocol

/// What an access token says.
///
/// - Units: `iat`, `nbf` and `exp` are seconds since 1970, with fractions.
/// - Source: RFC 7519 section 4.1.
struct AccessClaims: Codable, Sendable, Hashable {
    /// Anything else that this server signs is no access token.
    enum Kind: String, Codable {
        case access
    }

    let sub: String
    let role: Role
    let isAdmin: Bool
    let iat: Double
    /// Never written by this server, and respected all the same.
    let nbf: Double?
    let exp: Double
    let jti: String
    /// The grant that the token came from.
    let gid: String
    let kind: Kind

    enum CodingKeys: String, CodingKey {
        case sub, role, iat, nbf, exp, jti, gid, kind
        case isAdmin = "is_admin"
    }

    init(account: AccountRecord, issuedAt: Timestamp, expiresAt: Timestamp, id: String, grantId: String) {
        sub = String(account.id.rawValue)
        role = account.role
        isAdmin = account.role.isOperator
        iat = Double(issuedAt.millisecondsSince1970) / 1000
        nbf = nil
        exp = Double(expiresAt.millisecondsSince1970) / 1000
        jti = id
        gid = grantId
        kind = .access
    }

    /// The token as the server uses it; nil if it names nobody.
    var token: AccessToken? {
        Int64(sub).flatMap { UserID(rawValue: $0) }.map { userId in
            AccessToken(
                id: jti, userId: userId, grantId: gid, issuedAt: Self.moment(iat), expiresAt: expiresAt)
        }
    }

    var expiresAt: Timestamp {
        Self.moment(exp)
    }

    var validFrom: Timestamp? {
        nbf.map(Self.moment)
    }

    /// A moment that no timestamp can name becomes the nearest one that can.
    private static func moment(_ seconds: Double) -> Timestamp {
        let milliseconds = (seconds * 1000).rounded()
        // A claim may be any number that JSON can write, and a conversion that overflows would end the process.
        return Timestamp(millisecondsSince1970: Int64(exactly: milliseconds) ?? (milliseconds > 0 ? .max : .min))
    }
}
