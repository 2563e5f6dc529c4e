import ChatProtocol

/// What an access token says.
///
/// - Units: `iat` and `exp` are seconds since 1970, with fractions.
/// - Source: RFC 7519 section 4.1.
struct AccessClaims: Codable, Sendable, Hashable {
    let sub: String
    let role: Role
    let isAdmin: Bool
    let iat: Double
    let exp: Double
    let jti: String

    enum CodingKeys: String, CodingKey {
        case sub, role, iat, exp, jti
        case isAdmin = "is_admin"
    }

    init(account: AccountRecord, issuedAt: Timestamp, expiresAt: Timestamp, id: String) {
        sub = String(account.id.rawValue)
        role = account.role
        isAdmin = account.role.isOperator
        iat = Double(issuedAt.millisecondsSince1970) / 1000
        exp = Double(expiresAt.millisecondsSince1970) / 1000
        jti = id
    }

    var userId: UserID? {
        Int64(sub).flatMap { UserID(rawValue: $0) }
    }

    /// An end that no timestamp can name becomes the nearest one that can.
    var expiresAt: Timestamp {
        let milliseconds = (exp * 1000).rounded()
        // A claim may be any number that JSON can write, and a conversion that overflows would end the process.
        return Timestamp(millisecondsSince1970: Int64(exactly: milliseconds) ?? (milliseconds > 0 ? .max : .min))
    }
}
