package import ChatProtocol

/// A stored message.
package struct MessageRecord: Sendable, Hashable {
    package let id: MessageID
    package let seq: Int64
    package let senderId: UserID
    package let content: String
    package let messageType: MessageType
    package let tempMessageId: TempMessageID?
    package let createdAt: Timestamp
    /// Its row; clients see `id`.
    let row: Int64
}
