/// Gives a session to another operator.
///
/// - Wire: body of `POST …/sessions/{sessionId}/transfer`.
/// - Errors: 2001, 2002.
/// - Source: SPEC 5.1, DESK-030, DESK-031.
public struct TransferRequest: RequestBody {
    /// Who becomes the owner.
    public var adminId: UserID

    /// Puts the members together.
    public init(adminId: UserID) {
        self.adminId = adminId
    }

    enum CodingKeys: String, CodingKey {
        case adminId
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        adminId = try MemberReader(decoder, CodingKeys.self).required(.adminId)
    }
}

extension TransferRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "DESK-030", requirement: "WIRE-007", ["adminId": .userId])
}
