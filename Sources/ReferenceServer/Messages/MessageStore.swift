import ChatProtocol
import GRDB

/// Messages in SQL, on the writer thread.
struct MessageStore {
    let db: Database

    func insert(
        _ draft: MessageDraft, into session: SessionRecord, seq: Int64, isDelivered: Bool, at now: Timestamp
    ) throws -> MessageRecord {
        let id = MessageID(trusted: IdentifierSource.make("msg_", at: now.millisecondsSince1970))
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO messages
                    (public_id, session_id, seq, sender_id, content, message_type, temp_id, is_delivered, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(
            arguments: [
                id.rawValue, session.row, seq, draft.senderId.rawValue, ExactText(draft.content),
                draft.messageType.rawValue, draft.tempMessageId?.rawValue, isDelivered,
                now.millisecondsSince1970,
            ])
        return MessageRecord(
            id: id, seq: seq, senderId: draft.senderId, content: draft.content, messageType: draft.messageType,
            tempMessageId: draft.tempMessageId, createdAt: now, row: db.lastInsertedRowID)
    }

    /// The message that has this temporary id of this sender in this session, unless a later one took it over.
    func message(tempId: TempMessageID, of sender: UserID, in session: SessionRecord) throws -> MessageRecord? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, public_id, seq, content, message_type, created_at FROM messages
                WHERE session_id = ? AND sender_id = ? AND temp_id = ? AND is_superseded = 0
                """)
        let row = try Row.fetchOne(statement, arguments: [session.row, sender.rawValue, tempId.rawValue])
        guard let row else { return nil }
        guard let type = MessageType(rawValue: row[4]) else {
            throw StorageError.unknownWord(row[4], column: "messages.message_type")
        }
        return MessageRecord(
            id: MessageID(trusted: row[1]), seq: row[2], senderId: sender, content: row.exactText(3), messageType: type,
            tempMessageId: tempId, createdAt: Timestamp(millisecondsSince1970: row[5]), row: row[0])
    }

    /// Remembers that a message of the other side has been sent to a connection of this account. [READ-009]
    func noteDelivery(of message: MessageID, to account: UserID) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE messages SET is_delivered = 1 WHERE public_id = ? AND is_delivered = 0 AND
                    (SELECT (customer_id = messages.sender_id) <> (customer_id = ?) FROM sessions
                        WHERE sessions.id = messages.session_id)
                """)
        try statement.execute(arguments: [message.rawValue, account.rawValue])
    }

    /// Lets another message have the temporary id of this one.
    func supersede(_ message: MessageRecord) throws {
        let statement = try db.cachedStatement(sql: "UPDATE messages SET is_superseded = 1 WHERE id = ?")
        try statement.execute(arguments: [message.row])
    }

    func seq(of id: MessageID, in session: SessionRecord) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: "SELECT seq FROM messages WHERE public_id = ? AND session_id = ?")
        return try Int64.fetchOne(statement, arguments: [id.rawValue, session.row])
    }

    /// How many messages above one watermark and up to another were sent by the given side.
    func count(
        of side: SenderType, in session: SessionRecord, above low: Int64, upTo high: Int64
    ) throws -> Int {
        let isFromCustomer = side == .user
        let statement = try db.cachedStatement(
            sql: """
                SELECT COUNT(*) FROM messages
                WHERE session_id = ? AND seq > ? AND seq <= ? AND (sender_id = ?) = ?
                """)
        return try Int.fetchOne(
            statement, arguments: [session.row, low, high, session.customerId.rawValue, isFromCustomer]) ?? 0
    }
}
