import ChatProtocol

/// The rules of reading.
///
/// - Source: SPEC 7.
struct ReceiptService: Sendable {
    let decisions: any Decisions
    let access: SessionAccess

    /// Raises the watermark of the reader's side, and tells those whom it concerns.
    ///
    /// - Errors: 4044, 4032.
    func markRead(
        _ command: MarkReadCommand, by reader: AccountRecord, from connection: ConnectionHandle, requestId: RequestID?,
        _ unit: UnitOfWork
    ) throws {
        var session = try access.session(command.sessionId, for: reader, unit)
        let side = decisions.side(of: reader.id, in: session)
        let old = session.watermark(of: side)
        let new = decisions.watermark(old, raisedTo: try target(of: command, in: session, unit))
        let counted =
            new > old
            ? try unit.messages.count(of: side == .user ? .admin : .user, in: session, above: old, upTo: new) : 0
        let updated = decisions.updatedCount(counted: counted)
        if new != old {
            session.setWatermark(of: side, to: new)
            unit.sessions.save(session)
        }
        let event = MessageReadEvent(
            sessionId: session.id, messageId: command.messageId, allMessages: command.allMessages,
            readById: reader.id, readByType: side, readAt: unit.now, updatedCount: updated)
        let name = updated > 0 ? FrameNames.read(session.id, by: side, upTo: new) : unit.room.frames.next()
        let answer = FrameText.messageRead(
            event, at: unit.nowText, named: name, requestId: decisions.requestId(ofAnswer: requestId))
        unit.outbox.deliver(Delivery(event: .messageRead, text: answer, targets: [connection]))
        unit.room.logs.add(answer: name, to: connection)
        guard updated > 0 else { return }
        try unit.tell(
            .messageRead, of: session.id, to: decisions.audience(ofReadingIn: session, by: reader.id),
            except: connection, named: name
        ) { name in
            FrameText.messageRead(event, at: unit.nowText, named: name, requestId: nil)
        }
    }

    /// The `seq` up to which the command reads.
    private func target(
        of command: MarkReadCommand, in session: SessionRecord, _ unit: UnitOfWork
    ) throws -> Int64 {
        if command.allMessages { return session.lastSeq }
        guard let id = command.messageId, let seq = try unit.messages.seq(of: id, in: session) else {
            throw Refusal(.notFound)
        }
        return seq
    }
}
