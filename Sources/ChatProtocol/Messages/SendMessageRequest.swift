/// What someone wants to say: all that a sender decides about a message.
///
/// - Wire: body of `POST /api/v2/admin/chat/sessions/{sessionId}/messages`, and with `sessionId` beside it the `data` of
///   `chat_message`. Members that only a server decides have no effect.
/// - Errors: 2001, 2002; 2003 → the content is empty or only white space.
/// - Source: SPEC 6.1, MSG-012, MSG-013, MSG-016.
public struct SendMessageRequest: RequestBody {
    /// What was said, character for character.
    public var content: String
    /// `text` by default.
    public var messageType: MessageType
    /// The sender's own name for the message; absent if it needs none.
    public var tempMessageId: TempMessageID?

    /// Puts the members together.
    public init(content: String, messageType: MessageType = .text, tempMessageId: TempMessageID? = nil) {
        self.content = content
        self.messageType = messageType
        self.tempMessageId = tempMessageId
    }

    enum CodingKeys: String, CodingKey {
        case content, messageType, tempMessageId
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        content = try members.required(.content)
        messageType = try members.optional(.messageType) ?? .text
        tempMessageId = try members.optional(.tempMessageId)
        guard !content.unicodeScalars.allSatisfy(\.properties.isWhitespace) else { throw Refusal(.emptyContent) }
    }
}

extension SendMessageRequest {
    /// The same message under the name that the header `Idempotency-Key` gives it.
    ///
    /// - Errors: 2001 → the header is no temporary id; 2002 → header and body name the message differently.
    /// - Source: SPEC MSG-016.
    public func named(byIdempotencyKey header: String?) throws(Refusal) -> SendMessageRequest {
        guard let header else { return self }
        guard let key = TempMessageID(rawValue: header) else {
            throw Refusal(.invalidValue, "Idempotency-Key is malformed")
        }
        guard tempMessageId == nil || tempMessageId == key else {
            throw Refusal(.missingValue, "Idempotency-Key and tempMessageId differ")
        }
        return SendMessageRequest(content: content, messageType: messageType, tempMessageId: key)
    }
}

extension SendMessageRequest {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-015", requirement: "WIRE-007",
        [
            "content": .text
        ],
        optional: [
            "messageType": .one(of: MessageType.self),
            "tempMessageId": .tempMessageId,
        ])
}
