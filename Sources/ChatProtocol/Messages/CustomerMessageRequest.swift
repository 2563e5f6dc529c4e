/// Says something in the caller's own session.
///
/// - Wire: body of `POST /api/v2/chat/message`: the members of `SendMessageRequest` and `sessionId`, side by side.
/// - Errors: 2001, 2002; 2003 → the content is empty or only white space.
/// - Source: SPEC 5.1, DESK-026.
public struct CustomerMessageRequest: RequestBody {
    /// The session that it is about.
    public var sessionId: SessionID
    /// What is said.
    public var message: SendMessageRequest

    /// Puts the members together.
    public init(sessionId: SessionID, message: SendMessageRequest) {
        self.sessionId = sessionId
        self.message = message
    }

    enum CodingKeys: String, CodingKey {
        case sessionId
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        sessionId = try MemberReader(decoder, CodingKeys.self).required(.sessionId)
        message = try SendMessageRequest(from: decoder)
    }

    /// Writes the form of the wire.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sessionId, forKey: .sessionId)
        try message.encode(to: encoder)
    }
}

extension CustomerMessageRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-026", requirement: "WIRE-007",
        [
            "sessionId": .identifier,
            "content": .text,
        ],
        optional: [
            "messageType": .one(of: MessageType.self),
            "tempMessageId": .tempMessageId,
        ])
}
