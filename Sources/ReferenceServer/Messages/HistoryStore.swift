import ChatProtocol
import GRDB

/// Stored messages for readers.
struct HistoryStore {
    /// A message and who sent it.
    struct Line {
        let message: MessageRecord
        let sender: MessageSender
    }

    let db: Database

    func count(in session: SessionRecord) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM messages WHERE session_id = ?")
        return try Int.fetchOne(statement, arguments: [session.row]) ?? 0
    }

    /// One page, the highest `seq` first.
    func lines(in session: SessionRecord, page: PageRequest) throws -> [Line] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT messages.id, public_id, seq, sender_id, content, message_type, temp_id, messages.created_at,
                    accounts.nickname, accounts.avatar
                FROM messages JOIN accounts ON accounts.id = sender_id
                WHERE session_id = ? ORDER BY seq DESC LIMIT ? OFFSET ?
                """)
        let rows = try Row.fetchCursor(statement, arguments: [session.row, page.pageSize, page.offset])
        var lines: [Line] = []
        while let row = try rows.next() {
            lines.append(try line(row))
        }
        return lines
    }

    private func line(_ row: Row) throws -> Line {
        guard let type = MessageType(rawValue: row[5]) else {
            throw StorageError.unknownWord(row[5], column: "messages.message_type")
        }
        let tempId: String? = row[6]
        let message = MessageRecord(
            id: MessageID(trusted: row[1]), seq: row[2], senderId: UserID(trusted: row[3]), content: row.exactText(4),
            messageType: type, tempMessageId: tempId.map { TempMessageID(trusted: $0) },
            createdAt: Timestamp(millisecondsSince1970: row[7]), row: row[0])
        return Line(
            message: message,
            sender: MessageSender(userId: message.senderId, nickname: row.exactText(8), avatar: row[9]))
    }
}
