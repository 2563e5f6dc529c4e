/// Gives an open connection a new access token of the same account.
///
/// - Wire: `data` of the command `authenticate`.
/// - Errors: 2001, 2002; 4002 → the token is not valid, or another account's.
/// - Source: SPEC ACCT-019, ACCT-020.
public struct AuthenticateCommand: RequestBody {
    /// A secret; it stands in no log.
    public var token: String

    /// Puts the members together.
    public init(token: String) {
        self.token = token
    }

    enum CodingKeys: String, CodingKey {
        case token
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        token = try MemberReader(decoder, CodingKeys.self).required(.token)
    }
}

extension AuthenticateCommand {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "ACCT-019", requirement: "WIRE-018", ["token": .text])
}
