import ChatProtocol
import Foundation
import NIOCore
import NIOFoundationCompat
import Testing

@testable import ReferenceServer

@Suite("Frames written by hand") struct FrameTextTests {
    private static let texts = [
        "plain", "quote \" backslash \\ slash /", "\u{0}\u{1}\u{1F}\u{7F}", "\n\r\t\u{8}\u{C}", "你好 👩‍👩‍👧‍👦 \u{202E}",
        "\u{2028}\u{FEFF}e\u{301}", "",
    ]
    private let now = Timestamp(millisecondsSince1970: 1_755_023_400_007)
    private let then = Timestamp(millisecondsSince1970: 1_755_023_399_999)
    private let session = SessionID(trusted: "session_1")

    /// Compares as JSON, because the order of members differs.
    private func expectEqual(_ written: ByteBuffer, _ event: ServerEvent<some ServerEventPayload>) throws {
        let left = try JSONSerialization.jsonObject(with: Data(written.readableBytesView)) as? NSDictionary
        let right = try JSONSerialization.jsonObject(with: try WireCoder.encode(event)) as? NSDictionary
        #expect(left == right)
        #expect(left != nil)
    }

    private func bytes(_ time: Timestamp) -> [UInt8] {
        Array(time.description.utf8)
    }

    private func message(_ text: String, tempId: String?) -> MessageRecord {
        MessageRecord(
            id: MessageID(trusted: "msg_1"), seq: 12_345, senderId: UserID(trusted: 9_007_199_254_740_991),
            content: text, messageType: .image, tempMessageId: tempId.map { TempMessageID(trusted: $0) },
            createdAt: then, row: 1)
    }

    @Test("new_message is what the protocol's types encode", arguments: texts, [SenderType.user, .admin])
    func newMessage(text: String, side: SenderType) throws {
        let message = message(text, tempId: side == .user ? "t:1.a" : nil)
        let written = FrameText.newMessage(
            message, in: session, nickname: text, side: side, at: bytes(now), createdAt: bytes(then))
        let event = NewMessageEvent(
            sessionId: session, messageId: message.id, senderId: message.senderId, nickname: text, senderType: side,
            content: text, messageType: .image, tempMessageId: message.tempMessageId, createdAt: then, seq: 12_345)
        try expectEqual(
            written, ServerEvent(event, timestamp: now, messageId: FrameNames.newMessage(message.id)))
    }

    @Test("message_sent is what the protocol's types encode", arguments: [nil, "r", "quote \" \n 你"], [true, false])
    func messageSent(requestId: String?, isDuplicate: Bool) throws {
        let message = message("x", tempId: isDuplicate ? nil : "t")
        let name = FrameID(trusted: "f_1")
        let request = requestId.flatMap { RequestID(rawValue: $0) }
        let written = FrameText.messageSent(
            message, in: session, isDuplicate: isDuplicate, at: bytes(now), createdAt: bytes(then), named: name,
            requestId: request)
        let event = MessageSentEvent(
            sessionId: session, messageId: message.id, tempMessageId: message.tempMessageId, createdAt: then,
            seq: 12_345, duplicate: isDuplicate)
        try expectEqual(written, ServerEvent(event, timestamp: now, messageId: name, requestId: request))
    }

    @Test("message_read is what the protocol's types encode", arguments: [nil, "msg_1"], [0, 7, 1234])
    func messageRead(message: String?, count: Int) throws {
        let name = FrameID(trusted: "f_1")
        let event = MessageReadEvent(
            sessionId: session, messageId: message.map { MessageID(trusted: $0) }, allMessages: message == nil,
            readById: UserID(trusted: 1), readByType: .admin, readAt: now, updatedCount: count)
        let written = FrameText.messageRead(event, at: bytes(now), named: name, requestId: RequestID(rawValue: "r"))
        try expectEqual(
            written, ServerEvent(event, timestamp: now, messageId: name, requestId: RequestID(rawValue: "r")))
    }

    @Test("user_typing is what the protocol's types encode", arguments: [true, false])
    func userTyping(typing: Bool) throws {
        let name = FrameID(trusted: "f_1")
        let event = UserTypingEvent(
            sessionId: session, userId: UserID(trusted: 10), typing: typing, senderType: .user, timestamp: now)
        try expectEqual(
            FrameText.userTyping(event, at: bytes(now), named: name),
            ServerEvent(event, timestamp: now, messageId: name))
    }

    @Test("integers are written as they are", arguments: [0, 9, 10, -1, Int64.max, Int64.min])
    func integers(value: Int64) {
        var json = JSONTextWriter(capacity: 8)
        json.integer(value)
        #expect(String(buffer: json.buffer) == "\(value)")
    }
}
