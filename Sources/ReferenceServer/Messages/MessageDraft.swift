package import ChatProtocol

/// What someone wants to say in a session, by whichever door it came.
package struct MessageDraft: Sendable, Hashable {
    package let sessionId: SessionID
    package var senderId: UserID
    package var content: String
    package let messageType: MessageType
    package let tempMessageId: TempMessageID?
}
