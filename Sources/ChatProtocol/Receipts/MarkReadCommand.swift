/// Says that the sender's side has read a session, all of it or up to one message.
///
/// - Wire: `data` of the command `mark_read`; with both members, `allMessages` counts.
/// - Errors: 2001; 2002 → neither `allMessages` true nor `messageId`.
/// - Source: SPEC 7, READ-001, READ-005.
public struct MarkReadCommand: RequestBody {
    /// The session that was read.
    public var sessionId: SessionID
    /// False by default.
    public var allMessages: Bool
    /// The last message that was read; of no effect if all were.
    public var messageId: MessageID?

    /// Puts the members together.
    public init(sessionId: SessionID, allMessages: Bool, messageId: MessageID? = nil) {
        self.sessionId = sessionId
        self.allMessages = allMessages
        self.messageId = messageId
    }

    enum CodingKeys: String, CodingKey {
        case sessionId, allMessages, messageId
    }

    /// Judges what a client sent: types and bounds.
    public init(from decoder: any Decoder) throws {
        let members = try MemberReader(decoder, CodingKeys.self)
        sessionId = try members.required(.sessionId)
        allMessages = try members.optional(.allMessages) ?? false
        messageId = try members.optional(.messageId)
        guard allMessages || messageId != nil else {
            throw Refusal(.missingValue, "allMessages or messageId is missing")
        }
    }
}

extension MarkReadCommand {
    /// All of a session, or up to a message; with both, all.
    public static let schema = Schema.either(
        .object(
            table: "READ-001", requirement: "WIRE-018",
            ["sessionId": .identifier, "allMessages": .only(.truth(true))],
            optional: ["messageId": .identifier]),
        .object(
            table: "READ-001", requirement: "WIRE-018",
            ["sessionId": .identifier, "messageId": .identifier],
            optional: ["allMessages": .boolean]))
}
