/// Asks for an access token with a code that was sent to the mobile number.
///
/// - Wire: body of `POST /api/v2/auth/login`.
/// - Units: `mobile` has 5 to 20 digits and an optional `+` before them, `verificationCode` 4 to 10 characters.
/// - Errors: 2001, 2002.
/// - Source: SPEC 4.1, ACCT-001, ACCT-002.
public struct LoginRequest: RequestBody {
    /// The number to which the code was sent.
    public var mobile: String
    /// A secret that is used once; it stands in no log.
    public var verificationCode: String

    /// Puts the members together.
    public init(mobile: String, verificationCode: String) {
        self.mobile = mobile
        self.verificationCode = verificationCode
    }

    enum CodingKeys: String, CodingKey {
        case mobile, verificationCode
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        mobile = try members.required(.mobile)
        verificationCode = try members.required(.verificationCode)
        guard MobileNumber.isLawful(mobile) else { throw MemberReader<CodingKeys>.wrong(.mobile) }
        guard (4...10).contains(verificationCode.unicodeScalars.count) else {
            throw MemberReader<CodingKeys>.wrong(.verificationCode)
        }
    }
}

extension LoginRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "ACCT-001", requirement: "WIRE-007",
        [
            "mobile": MobileNumber.schema,
            "verificationCode": .text(from: 4, to: 10),
        ])
}
