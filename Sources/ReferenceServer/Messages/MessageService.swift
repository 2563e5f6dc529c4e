import ChatProtocol
import Foundation

/// The rules of sending.
///
/// - Source: SPEC 6.1.
struct MessageService: Sendable {
    let decisions: any Decisions
    let access: SessionAccess
    let desk: DeskService
    let typing: TypingService

    /// A message and whether it was there already.
    struct Outcome: Sendable {
        let message: MessageRecord
        let isDuplicate: Bool
    }

    /// Stores a message and tells everybody it concerns, but for the connection through which it came.
    ///
    /// - Parameter raw: the command or body as it came.
    /// - Errors: 4044, 4032, 4091, 4092.
    func send(
        _ draft: MessageDraft, by account: AccountRecord, raw: Data, through connection: ConnectionHandle?,
        _ unit: UnitOfWork
    ) throws -> Outcome {
        if let objection = decisions.objection(to: raw) { throw objection }
        var session = try access.session(draft.sessionId, for: account, unit)
        if let earlier = try message(sentBefore: draft, in: session, unit) {
            return Outcome(message: earlier, isDuplicate: true)
        }
        guard decisions.takesMessages(session.status) else { throw Refusal(.sessionClosed) }
        var draft = draft
        draft.senderId = decisions.author(of: draft, raw: raw)
        draft.content = decisions.content(of: draft)
        if decisions.messageEndsTyping() {
            try typing.end(account.id, in: session, unit)
        }
        try desk.advance(&session, byMessageOf: account, unit)
        let side = decisions.side(of: draft.senderId, in: session)
        let named = decisions.audience(ofMessageIn: session, by: account.id, bySocket: connection != nil)
        let audience = try unit.entitled(named, in: session.id)
        let isDelivered = unit.room.connections.reaches(audience) { decisions.side(of: $0, in: session) != side }
        let message = try unit.messages.insert(
            draft, into: session, seq: decisions.seq(after: session.lastSeq), isDelivered: isDelivered, at: unit.now)
        session.lastSeq = message.seq
        session.lastActivityAt = unit.now
        session.noteMessage(of: side, at: unit.now)
        if decisions.ownMessageRaisesWatermark() {
            let watermark = session.watermark(of: side)
            session.setWatermark(of: side, to: decisions.watermark(watermark, raisedTo: message.seq))
        }
        unit.sessions.save(session)
        try announce(message, in: session, to: audience, by: account, side: side, through: connection, unit)
        return Outcome(message: message, isDuplicate: false)
    }

    /// The message that this one repeats.
    ///
    /// - Errors: 4091 when its temporary id names another one.
    private func message(
        sentBefore draft: MessageDraft, in session: SessionRecord, _ unit: UnitOfWork
    ) throws -> MessageRecord? {
        guard let tempId = draft.tempMessageId else { return nil }
        let holder = decisions.tempIdHolder(of: draft, in: session)
        let earlier = try unit.messages.message(tempId: tempId, of: holder, in: session)
        guard let earlier else { return nil }
        switch decisions.resend(of: draft, earlier: earlier, now: unit.now) {
        case .duplicate:
            return earlier
        case .conflict:
            throw Refusal(.temporaryIdTaken)
        case .new:
            guard decisions.takesMessages(session.status) else { throw Refusal(.sessionClosed) }
            try unit.messages.supersede(earlier)
            return nil
        }
    }

    private func announce(
        _ message: MessageRecord, in session: SessionRecord, to audience: Audience, by account: AccountRecord,
        side: SenderType, through connection: ConnectionHandle?, _ unit: UnitOfWork
    ) throws {
        let except = decisions.senderHearsItself() ? nil : connection
        try unit.tell(
            .newMessage, of: session.id, to: audience, except: except, named: FrameNames.newMessage(message.id)
        ) { _ in
            FrameText.newMessage(
                message, in: session.id, nickname: account.nickname, side: side, at: unit.nowText,
                createdAt: unit.nowText)
        }
    }
}
