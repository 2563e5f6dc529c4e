import ChatProtocol
import Foundation
import NIOCore

/// Frames as JSON text: events that are sent for every message by hand, all others by `WireCoder`.
enum FrameText {
    /// Any event, as the protocol's types encode it.
    static func encoded<Payload: ServerEventPayload>(
        _ payload: Payload, at now: Timestamp, named name: FrameID, requestId: RequestID? = nil
    ) throws -> ByteBuffer {
        let event = ServerEvent(payload, timestamp: now, messageId: name, requestId: requestId)
        return ByteBuffer(bytes: try WireCoder.encode(event))
    }

    static func newMessage(
        _ message: MessageRecord, in session: SessionID, nickname: String, side: SenderType, at now: [UInt8],
        createdAt: [UInt8]
    ) -> ByteBuffer {
        var json = JSONTextWriter(capacity: 480 + message.content.utf8.count + nickname.utf8.count)
        json.literal(#"{"type":"new_message","data":{"sessionId":"#)
        json.plain(session.rawValue)
        json.literal(#","messageId":"#)
        json.plain(message.id.rawValue)
        json.literal(#","senderId":"#)
        json.integer(message.senderId.rawValue)
        json.literal(#","senderType":"#)
        json.plain(side.rawValue)
        json.literal(#","content":"#)
        json.string(message.content)
        json.literal(#","messageType":"#)
        json.plain(message.messageType.rawValue)
        json.literal(#","tempMessageId":"#)
        json.plainOrNull(message.tempMessageId?.rawValue)
        json.literal(#","createdAt":"#)
        json.plain(createdAt)
        json.literal(#","seq":"#)
        json.integer(message.seq)
        json.literal(#","sender":{"userId":"#)
        json.integer(message.senderId.rawValue)
        json.literal(#","nickname":"#)
        json.string(nickname)
        json.literal(#","isAdmin":"#)
        json.boolean(side == .admin)
        json.literal("}}")
        json.end(at: now, named: FrameNames.newMessage(message.id), requestId: nil)
        return json.buffer
    }

    static func messageSent(
        _ message: MessageRecord, in session: SessionID, isDuplicate: Bool, at now: [UInt8], createdAt: [UInt8],
        named name: FrameID, requestId: RequestID?
    ) -> ByteBuffer {
        var json = JSONTextWriter(capacity: 400)
        json.literal(#"{"type":"message_sent","data":{"sessionId":"#)
        json.plain(session.rawValue)
        json.literal(#","messageId":"#)
        json.plain(message.id.rawValue)
        json.literal(#","tempMessageId":"#)
        json.plainOrNull(message.tempMessageId?.rawValue)
        json.literal(#","status":"sent","createdAt":"#)
        json.plain(createdAt)
        json.literal(#","seq":"#)
        json.integer(message.seq)
        json.literal(#","duplicate":"#)
        json.boolean(isDuplicate)
        json.literal("}")
        json.end(at: now, named: name, requestId: requestId)
        return json.buffer
    }

    static func messageRead(
        _ event: MessageReadEvent, at now: [UInt8], named name: FrameID, requestId: RequestID?
    ) -> ByteBuffer {
        var json = JSONTextWriter(capacity: 400)
        json.literal(#"{"type":"message_read","data":{"sessionId":"#)
        json.plain(event.sessionId.rawValue)
        json.literal(#","messageId":"#)
        json.plainOrNull(event.messageId?.rawValue)
        json.literal(#","allMessages":"#)
        json.boolean(event.allMessages)
        json.literal(#","readById":"#)
        json.integer(event.readById.rawValue)
        json.literal(#","readByType":"#)
        json.plain(event.readByType.rawValue)
        json.literal(#","readAt":"#)
        json.plain(now)
        json.literal(#","updatedCount":"#)
        json.integer(Int64(event.updatedCount))
        json.literal("}")
        json.end(at: now, named: name, requestId: requestId)
        return json.buffer
    }

    static func userTyping(_ event: UserTypingEvent, at now: [UInt8], named name: FrameID) -> ByteBuffer {
        var json = JSONTextWriter(capacity: 320)
        json.literal(#"{"type":"user_typing","data":{"sessionId":"#)
        json.plain(event.sessionId.rawValue)
        json.literal(#","userId":"#)
        json.integer(event.userId.rawValue)
        json.literal(#","typing":"#)
        json.boolean(event.typing)
        json.literal(#","senderType":"#)
        json.plain(event.senderType.rawValue)
        json.literal(#","timestamp":"#)
        json.plain(now)
        json.literal("}")
        json.end(at: now, named: name, requestId: nil)
        return json.buffer
    }
}

extension JSONTextWriter {
    /// The members of every frame that stand beside `type` and `data`.
    fileprivate mutating func end(at now: [UInt8], named name: FrameID, requestId: RequestID?) {
        literal(#","timestamp":"#)
        plain(now)
        literal(#","messageId":"#)
        plain(name.rawValue)
        if let requestId {
            literal(#","requestId":"#)
            string(requestId.rawValue)
        }
        literal("}")
    }
}
