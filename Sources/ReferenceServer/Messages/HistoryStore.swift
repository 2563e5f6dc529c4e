import ChatProtocol
import GRDB

/// Stored messages for readers.
struct HistoryStore {
    /// A message, who sent it, and whether it reached a connection of the other side.
    struct Line {
        let message: MessageRecord
        let sender: MessageSender
        let isDelivered: Bool
    }

    /// The messages of a page, and whether there are more in its direction.
    struct Part {
        let lines: [Line]
        let hasMore: Bool
    }

    let db: Database

    /// The part of the history that is asked for.
    ///
    /// - Errors: 4044 → the cursor names no message of the session.
    func part(of session: SessionRecord, _ request: HistoryRequest) throws -> Part {
        let (condition, arguments): (String, StatementArguments) =
            switch request.place {
            case .page(let number):
                (
                    "1 ORDER BY seq DESC LIMIT ? OFFSET ?",
                    [request.pageSize + 1, PageRequest(page: number, pageSize: request.pageSize).offset]
                )
            case .before(let cursor):
                ("seq < ? ORDER BY seq DESC LIMIT ?", [try seq(of: cursor, in: session), request.pageSize + 1])
            case .after(let cursor):
                ("seq > ? ORDER BY seq LIMIT ?", [try seq(of: cursor, in: session), request.pageSize + 1])
            }
        let statement = try db.cachedStatement(
            sql: """
                SELECT messages.id, public_id, seq, sender_id, content, message_type, temp_id, messages.created_at,
                    accounts.nickname, accounts.avatar, is_delivered
                FROM messages JOIN accounts ON accounts.id = sender_id
                WHERE session_id = ? AND \(condition)
                """)
        let rows = try Row.fetchCursor(statement, arguments: [session.row] + arguments)
        var lines: [Line] = []
        while let row = try rows.next() {
            // One more than the page has tells that there are more.
            guard lines.count < request.pageSize else { return Part(lines: lines, hasMore: true) }
            lines.append(try line(row))
        }
        return Part(lines: lines, hasMore: false)
    }

    private func seq(of cursor: MessageID, in session: SessionRecord) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: "SELECT seq FROM messages WHERE public_id = ? AND session_id = ?")
        guard let seq = try Int64.fetchOne(statement, arguments: [cursor.rawValue, session.row]) else {
            throw Refusal(.notFound)
        }
        return seq
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
            sender: MessageSender(userId: message.senderId, nickname: row.exactText(8), avatar: row[9]),
            isDelivered: row[10])
    }
}
