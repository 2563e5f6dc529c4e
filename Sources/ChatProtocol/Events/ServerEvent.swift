/// The `data` of one kind of event.
///
/// - Source: SPEC WIRE-013, 10.3.
public protocol ServerEventPayload: SchemaDescribed {
    /// The event that carries this payload, and no other.
    static var type: EventType { get }
}

/// One frame from server to client.
///
/// - Wire: `{ "type", "data", "timestamp", "messageId" }`, and `requestId` in the answer to a command that had one.
/// - Source: SPEC WIRE-013, WIRE-015.
public struct ServerEvent<Payload: ServerEventPayload>: Codable, Hashable, Sendable {
    /// What the event tells.
    public var data: Payload
    /// When the server made the frame.
    public var timestamp: Timestamp
    /// The frame's own name, not that of a chat message.
    public var messageId: FrameID
    /// Absent unless the event answers a command that had one.
    public var requestId: RequestID?

    /// The event's name, which follows from the payload.
    public var type: EventType { Payload.type }

    /// Puts the members together.
    public init(_ data: Payload, timestamp: Timestamp, messageId: FrameID, requestId: RequestID? = nil) {
        self.data = data
        self.timestamp = timestamp
        self.messageId = messageId
        self.requestId = requestId
    }

    enum CodingKeys: String, CodingKey {
        case type, data, timestamp, messageId, requestId
    }

    /// Reads the form of the wire.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(EventType.self, forKey: .type)
        guard type == Payload.type else {
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container,
                debugDescription: "the frame is a \(type.rawValue), not a \(Payload.type.rawValue)")
        }
        data = try container.decode(Payload.self, forKey: .data)
        timestamp = try container.decode(Timestamp.self, forKey: .timestamp)
        messageId = try container.decode(FrameID.self, forKey: .messageId)
        requestId = try container.decodeIfPresent(RequestID.self, forKey: .requestId)
    }

    /// Writes the form of the wire.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(data, forKey: .data)
        try container.encode(timestamp, forKey: .timestamp)
        try container.encode(messageId, forKey: .messageId)
        try container.encodeIfPresent(requestId, forKey: .requestId)
    }
}
