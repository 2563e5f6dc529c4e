/// Says something in a session.
///
/// - Wire: `data` of the command `chat_message`: the members of `SendMessageRequest` and `sessionId`, side by side.
/// - Errors: 2001, 2002; 2003 → the content is empty or only white space.
/// - Source: SPEC 6.1, MSG-001.
public struct ChatMessageCommand: RequestBody {
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

extension ChatMessageCommand {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-001", requirement: "WIRE-018",
        [
            "sessionId": .identifier,
            "content": .text,
        ],
        optional: [
            "messageType": .one(of: MessageType.self),
            "tempMessageId": .tempMessageId,
        ])
}
