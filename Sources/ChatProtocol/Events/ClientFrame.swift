public import Foundation

/// One frame from client to server.
///
/// - Wire: `{ "type", "data" }`, and `requestId` if the client wants to recognise the answer.
/// - Source: SPEC WIRE-014 to WIRE-018.
public struct ClientFrame: Hashable, Sendable {
    /// What the client asks for.
    public var command: ClientCommand
    /// The client's own name for the command, if it wants to recognise the answer.
    public var requestId: RequestID?
    /// As `data` had it if it was a string, whatever the command: a refusal repeats it.
    public var tempMessageId: String?

    /// Puts the members together.
    public init(_ command: ClientCommand, requestId: RequestID? = nil) {
        self.command = command
        self.requestId = requestId
        if case .chatMessage(let message) = command { tempMessageId = message.message.tempMessageId?.rawValue }
    }
}

/// Why a text message could not be carried out, and to which command of the client the answer belongs.
public struct RefusedFrame: Error, Hashable, Sendable {
    /// What the server answers.
    public var refusal: Refusal
    /// The command's own, if it could be read.
    public var requestId: RequestID?
    /// What the client asked for, if that is known.
    public var command: CommandType?

    /// Puts the members together.
    public init(_ refusal: Refusal, requestId: RequestID? = nil, command: CommandType? = nil) {
        self.refusal = refusal
        self.requestId = requestId
        self.command = command
    }
}

extension ClientFrame {
    /// Reads a text message of a client.
    ///
    /// - Errors: 4600 → not JSON, not an object, or no string `type`; 4601 → unknown command; 4602 → `data` is missing or
    ///   not an object; 2001 → a member of the wrong type or out of bounds; 2002 → a required member is missing;
    ///   2003 → empty content.
    /// - Source: SPEC WIRE-005, WIRE-016, WIRE-017, WIRE-018, WIRE-020.
    public init(decoding text: Data) throws(RefusedFrame) {
        guard JSONSyntax.isLawful(text) else { throw RefusedFrame(Refusal(.notAFrame, "the message is not JSON")) }
        do {
            self = try WireCoder.decode(DecodedClientFrame.self, from: text).frame
        } catch let refused as RefusedFrame {
            throw refused
        } catch {
            throw RefusedFrame(Refusal(.notAFrame))
        }
    }
}

extension ClientFrame: Encodable {
    enum CodingKeys: String, CodingKey {
        case type, data, requestId
    }

    /// Writes the form of the wire.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(command.type, forKey: .type)
        try container.encodeIfPresent(requestId, forKey: .requestId)
        switch command {
        case .heartbeat: _ = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .data)
        case .authenticate(let data): try container.encode(data, forKey: .data)
        case .chatMessage(let data): try container.encode(data, forKey: .data)
        case .typingStart(let data), .typingStop(let data): try container.encode(data, forKey: .data)
        case .markRead(let data): try container.encode(data, forKey: .data)
        case .subscribeSession(let data), .unsubscribeSession(let data): try container.encode(data, forKey: .data)
        }
    }
}
