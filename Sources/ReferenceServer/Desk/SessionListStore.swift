import ChatProtocol
import GRDB

/// Sessions for readers: the operators' list, the customers' own, and single ones.
struct SessionListStore {
    /// One line of the list before it is put into words.
    struct Line {
        let session: SessionRecord
        let customer: UserInfo
        let lastMessage: LastMessage?
        let unread: Int
    }

    let db: Database

    func session(_ id: SessionID) throws -> SessionRecord? {
        try SessionRow.fetch(db, where: "sessions.public_id = ?", [id.rawValue])
    }

    func count(_ choice: SessionChoice) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM sessions WHERE \(choice.condition)")
        return try Int.fetchOne(statement, arguments: choice.arguments) ?? 0
    }

    /// One page, the session with the newest activity first.
    func lines(_ choice: SessionChoice, page: PageRequest) throws -> [Line] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(SessionRow.columns),
                    accounts.nickname, accounts.avatar, accounts.mobile,
                    last.content, last.message_type, last.sender_id, last.created_at,
                    (SELECT COUNT(*) FROM messages WHERE messages.session_id = sessions.id AND \(choice.unread))
                FROM sessions
                JOIN accounts ON accounts.id = customer_id
                LEFT JOIN messages AS last ON last.session_id = sessions.id AND last.seq = last_seq
                WHERE \(choice.condition)
                ORDER BY last_activity_at DESC, sessions.id DESC LIMIT ? OFFSET ?
                """)
        let rows = try Row.fetchCursor(statement, arguments: choice.arguments + [page.pageSize, page.offset])
        var lines: [Line] = []
        while let row = try rows.next() {
            lines.append(try line(row))
        }
        return lines
    }

    private func line(_ row: Row) throws -> Line {
        let session = try SessionRow.record(row)
        let account = SessionRow.width
        let mobile: ExactText? = row[account + 2]
        return Line(
            session: session,
            customer: UserInfo(
                userId: session.customerId, nickname: row.exactText(account), avatar: row[account + 1],
                mobile: mobile?.text),
            lastMessage: try lastMessage(row, from: account + 3, in: session), unread: row[account + 7])
    }

    private func lastMessage(_ row: Row, from column: Int, in session: SessionRecord) throws -> LastMessage? {
        guard let word: String = row[column + 1] else { return nil }
        guard let type = MessageType(rawValue: word) else {
            throw StorageError.unknownWord(word, column: "messages.message_type")
        }
        let sender = UserID(trusted: row[column + 2])
        return LastMessage(
            content: row.exactText(column), messageType: type, senderId: sender,
            senderType: sender == session.customerId ? .user : .admin,
            createdAt: Timestamp(millisecondsSince1970: row[column + 3]))
    }
}
