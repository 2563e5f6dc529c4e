/// Asks for a verification code to be sent.
///
/// - Wire: body of `POST /api/v2/auth/code`.
/// - Units: `mobile` has 5 to 20 digits and an optional `+` before them.
/// - Errors: 2001, 2002.
/// - Source: SPEC 4.6, ACCT-024.
public struct CodeRequest: RequestBody {
    /// The number to send the code to.
    public var mobile: String

    /// Puts the members together.
    public init(mobile: String) {
        self.mobile = mobile
    }

    enum CodingKeys: String, CodingKey {
        case mobile
    }

    /// Judges what a client sent: type and bounds.
    public init(from decoder: any Decoder) throws {
        mobile = try MemberReader(decoder, CodingKeys.self).required(.mobile)
        guard MobileNumber.isLawful(mobile) else { throw MemberReader<CodingKeys>.wrong(.mobile) }
    }
}

extension CodeRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "ACCT-024", requirement: "WIRE-007", ["mobile": MobileNumber.schema])
}
