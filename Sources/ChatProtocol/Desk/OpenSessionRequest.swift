/// Asks for the caller's open session, or a new one.
///
/// - Wire: body of `POST /api/v2/chat/session`; both members, and the body itself, may be missing.
/// - Units: `source` has at most 50 characters, `priority` is from 1 to 9.
/// - Errors: 2001.
/// - Source: SPEC 5.1, DESK-001, DESK-002.
public struct OpenSessionRequest: RequestBody {
    /// Where the customer comes from; `mobile` by default.
    public var source: String
    /// 1 by default.
    public var priority: Int

    /// Puts the members together.
    public init(source: String = "mobile", priority: Int = 1) {
        self.source = source
        self.priority = priority
    }

    enum CodingKeys: String, CodingKey {
        case source, priority
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        self.init()
        source = try members.optional(.source) ?? source
        priority = try members.optional(.priority) ?? priority
        guard source.unicodeScalars.count <= 50 else { throw MemberReader<CodingKeys>.wrong(.source) }
        guard (1...9).contains(priority) else { throw MemberReader<CodingKeys>.wrong(.priority) }
    }
}

extension OpenSessionRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-001", requirement: "WIRE-007",
        [:],
        optional: [
            "source": .text(to: 50),
            "priority": .integer(from: 1, to: 9),
        ])
}
