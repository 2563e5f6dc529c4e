import ChatProtocol

/// The history of a session, for its customer and for every operator.
///
/// - Source: SPEC 6.2, MSG-017, MSG-021, DESK-009, DESK-013, DESK-019.
struct HistoryService: Sendable {
    let database: ChatDatabase
    let access: SessionAccess
    let decisions: any Decisions

    /// - Errors: 4044.
    func messages(of id: SessionID, for account: AccountRecord, _ request: HistoryRequest) async throws -> MessagePage {
        let access = access
        let decisions = decisions
        return try await database.read { stores in
            let session = try access.visible(stores.sessions.session(id), to: account)
            let request = decisions.part(request)
            let part = try stores.history.part(of: session, request)
            let items = part.lines.map { line in
                let message = line.message
                let side = decisions.side(of: message.senderId, in: session)
                let readUpTo = session.watermark(of: side == .user ? .admin : .user)
                let status = decisions.status(ofMessage: message.seq, readUpTo: readUpTo)
                return MessageItem(
                    messageId: message.id, sessionId: session.id, sender: line.sender, senderType: side,
                    content: message.content, messageType: message.messageType,
                    status: status == .sent ? decisions.status(ofUnread: line.isDelivered) : status,
                    createdAt: message.createdAt, seq: message.seq, tempMessageId: message.tempMessageId)
            }
            return MessagePage(
                messages: items, totalCount: Int(clamping: session.lastSeq), request: request, hasMore: part.hasMore)
        }
    }
}
