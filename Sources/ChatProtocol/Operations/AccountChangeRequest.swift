/// Asks a server under development to change an account.
///
/// - Wire: body of `PATCH /api/v2/testing/accounts/{userId}`; what is missing stays as it is.
/// - Errors: 2001; 4044 → there is no such account.
/// - Source: SPEC 9.2, OPS-004.
public struct AccountChangeRequest: RequestBody {
    /// What the account may do from now on.
    public var role: Role?
    /// Whether the account is refused everywhere from now on.
    public var banned: Bool?

    /// Puts the members together.
    public init(role: Role? = nil, banned: Bool? = nil) {
        self.role = role
        self.banned = banned
    }

    enum CodingKeys: String, CodingKey {
        case role, banned
    }

    /// Judges what a client sent.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        role = try members.optional(.role)
        banned = try members.optional(.banned)
    }
}

extension AccountChangeRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "OPS-004", requirement: "WIRE-007", [:], optional: ["role": .one(of: Role.self), "banned": .boolean])
}
