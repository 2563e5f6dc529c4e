/// Asks a server under development for a new account.
///
/// - Wire: body of `POST /api/v2/testing/accounts`; every member may be missing.
/// - Units: a `tokenTtlSeconds` of 0 or less gives a token that has already expired.
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

    /// Puts the members together.
    public init(
        role: Role = .user, nickname: String? = nil, mobile: String? = nil, tokenTtlSeconds: Int64? = nil
    ) {
        self.role = role
        self.nickname = nickname
        self.mobile = mobile
        self.tokenTtlSeconds = tokenTtlSeconds
    }

    enum CodingKeys: String, CodingKey {
        case role, nickname, mobile, tokenTtlSeconds
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        role = try members.optional(.role) ?? .user
        nickname = try members.optional(.nickname)
        mobile = try members.optional(.mobile)
        tokenTtlSeconds = try members.optional(.tokenTtlSeconds)
    }
}

extension TestingAccountRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "OPS-003", requirement: "WIRE-007",
        [:],
        optional: [
            "role": .one(of: Role.self),
            "nickname": .text,
            "mobile": .text,
            "tokenTtlSeconds": .integer,
        ])
}
