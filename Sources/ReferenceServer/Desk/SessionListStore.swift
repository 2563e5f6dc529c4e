import ChatProtocol
import GRDB

/// Sessions for readers: the operators' list, and single ones.
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

    func count(_ filter: SessionFilter, for caller: UserID) throws -> Int {
        let (condition, arguments) = condition(filter, for: caller)
        let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM sessions WHERE \(condition)")
        return try Int.fetchOne(statement, arguments: arguments) ?? 0
    }

    /// One page, the session with the newest activity first.
    func lines(_ filter: SessionFilter, for caller: UserID, page: PageRequest) throws -> [Line] {
        let (condition, arguments) = condition(filter, for: caller)
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(SessionRow.columns),
                    accounts.nickname, accounts.avatar, accounts.mobile,
                    last.content, last.message_type, last.sender_id, last.created_at,
                    (SELECT COUNT(*) FROM messages WHERE messages.session_id = sessions.id
                        AND messages.seq > desk_read AND messages.sender_id = customer_id)
                FROM sessions
                JOIN accounts ON accounts.id = customer_id
                LEFT JOIN messages AS last ON last.session_id = sessions.id AND last.seq = last_seq
                WHERE \(condition)
                ORDER BY last_activity_at DESC, sessions.id DESC LIMIT ? OFFSET ?
                """)
        let rows = try Row.fetchCursor(statement, arguments: arguments + [page.pageSize, page.offset])
        var lines: [Line] = []
        while let row = try rows.next() {
            lines.append(try line(row))
        }
        return lines
    }

    private func condition(_ filter: SessionFilter, for caller: UserID) -> (String, StatementArguments) {
        switch filter {
        case .all: ("1", [])
        case .waiting, .assigned, .closed: ("status = ?", [filter.rawValue])
        case .active: ("status IN ('assigned', 'active') AND owner_id = ?", [caller.rawValue])
        }
    }

    private func line(_ row: Row) throws -> Line {
        let session = try SessionRow.record(row)
        let mobile: ExactText? = row[15]
        return Line(
            session: session,
            customer: UserInfo(
                userId: session.customerId, nickname: row.exactText(13), avatar: row[14], mobile: mobile?.text),
            lastMessage: try lastMessage(row, in: session), unread: row[20])
    }

    private func lastMessage(_ row: Row, in session: SessionRecord) throws -> LastMessage? {
        guard let word: String = row[17] else { return nil }
        guard let type = MessageType(rawValue: word) else {
            throw StorageError.unknownWord(word, column: "messages.message_type")
        }
        let sender = UserID(trusted: row[18])
        return LastMessage(
            content: row.exactText(16), messageType: type, senderId: sender,
            senderType: sender == session.customerId ? .user : .admin,
            createdAt: Timestamp(millisecondsSince1970: row[19]))
    }
}
