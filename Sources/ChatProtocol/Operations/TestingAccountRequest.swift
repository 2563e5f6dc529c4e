/// Asks a server under development for a new account.
///
/// - Wire: body of `POST /api/v2/testing/accounts`; every member may be missing.
/// - Units: `nickname` has 1 to 100 characters, `mobile` 5 to 20 digits and an optional `+` before them; a lifetime of
///   0 or less gives a token that has already expired.
/// - Errors: 2001.
/// - Source: SPEC 9.2, OPS-003.
public struct TestingAccountRequest: RequestBody {
    /// `user` by default.
    public var role: Role
    /// A made-up name if it is missing.
    public var nickname: String?
    /// None if it is missing.
    public var mobile: String?
    /// The server's usual lifetime if it is missing.
    public var tokenTtlSeconds: Int64?
    /// The server's usual lifetime of refresh tokens if it is missing.
    public var refreshTtlSeconds: Int64?

    /// Puts the members together.
    public init(
        role: Role = .user, nickname: String? = nil, mobile: String? = nil, tokenTtlSeconds: Int64? = nil,
        refreshTtlSeconds: Int64? = nil
    ) {
        self.role = role
        self.nickname = nickname
        self.mobile = mobile
        self.tokenTtlSeconds = tokenTtlSeconds
        self.refreshTtlSeconds = refreshTtlSeconds
    }

    enum CodingKeys: String, CodingKey {
        case role, nickname, mobile, tokenTtlSeconds, refreshTtlSeconds
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        role = try members.optional(.role) ?? .user
        nickname = try members.optional(.nickname)
        mobile = try members.optional(.mobile)
        tokenTtlSeconds = try members.optional(.tokenTtlSeconds)
        refreshTtlSeconds = try members.optional(.refreshTtlSeconds)
        // No other whole number survives every reader of JSON. [WIRE-004, WIRE-035]
        let numbers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991
        if let tokenTtlSeconds, !numbers.contains(tokenTtlSeconds) {
            throw MemberReader<CodingKeys>.wrong(.tokenTtlSeconds)
        }
        if let refreshTtlSeconds, !numbers.contains(refreshTtlSeconds) {
            throw MemberReader<CodingKeys>.wrong(.refreshTtlSeconds)
        }
        if let nickname, !(1...100).contains(nickname.unicodeScalars.count) {
            throw MemberReader<CodingKeys>.wrong(.nickname)
        }
        if let mobile, !MobileNumber.isLawful(mobile) { throw MemberReader<CodingKeys>.wrong(.mobile) }
    }
}

extension TestingAccountRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "OPS-003", requirement: "WIRE-007",
        [:],
        optional: [
            "role": .one(of: Role.self),
            "nickname": .text(from: 1, to: 100),
            "mobile": MobileNumber.schema,
            "tokenTtlSeconds": .integer,
            "refreshTtlSeconds": .integer,
        ])
}
