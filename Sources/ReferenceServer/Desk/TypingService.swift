import ChatProtocol

/// The rules of typing.
///
/// - Source: SPEC 5.3.
struct TypingService: Sendable {
    /// When an end that could not be stored is tried again; typing may end 1.5 s late. [DESK-021]
    ///
    /// - Units: milliseconds.
    private static let retryMs = 1000

    let decisions: any Decisions
    let access: SessionAccess
    /// - Units: milliseconds.
    let typingTtlMs: Int

    /// - Errors: 4044, 4032, 4092.
    func start(in id: SessionID, by account: AccountRecord, _ unit: UnitOfWork) throws {
        let session = try access.session(id, for: account, unit)
        guard session.status != .closed else { throw Refusal(.sessionClosed) }
        let key = TypingBoard.Key(session: id, account: account.id)
        let number = unit.room.typing.start(key, journal: unit.journal)
        if decisions.tellsTyping(lastTold: unit.room.typing.lastTold(of: key), now: unit.now) {
            unit.room.typing.setTold(unit.now, of: key, journal: unit.journal)
            try announce(true, account.id, in: session, unit)
        }
        guard let lifetime = decisions.typingLifetime(configuredMs: typingTtlMs) else { return }
        // The server's moments are cut to whole milliseconds: with one more, typing never ends early.
        let end = unit.now.advanced(byMilliseconds: Int64(lifetime) + 1)
        guard unit.room.typing.setEnd(end, of: key, journal: unit.journal) else { return }
        unit.outbox.submit(expiry(of: key, number: number), afterMilliseconds: lifetime)
    }

    /// Typing that has ended already, and a session that has been closed meanwhile, are nothing to complain of.
    ///
    /// - Errors: 4044, 4032.
    func stop(in id: SessionID, by account: AccountRecord, _ unit: UnitOfWork) throws {
        try end(account.id, in: access.session(id, for: account, unit), unit)
    }

    /// Tells the other side that somebody has stopped, if somebody was typing.
    func end(_ typist: UserID, in session: SessionRecord, _ unit: UnitOfWork) throws {
        let key = TypingBoard.Key(session: session.id, account: typist)
        guard unit.room.typing.stop(key, journal: unit.journal) else { return }
        try announce(false, typist, in: session, unit)
    }

    /// Ends all typing of an account whose last connection has gone.
    func end(_ typist: UserID, _ unit: UnitOfWork) throws {
        for id in unit.room.typing.sessions(of: typist) {
            guard let session = try unit.sessions.session(id) else { continue }
            try end(typist, in: session, unit)
        }
    }

    /// Ends all typing in a session.
    func end(in session: SessionRecord, _ unit: UnitOfWork) throws {
        for typist in unit.room.typing.typists(in: session.id) {
            try end(typist, in: session, unit)
        }
    }

    /// What the one timer of an account in a session does.
    private func expiry(of key: TypingBoard.Key, number: UInt64) -> WriteOperation {
        WriteOperation(
            run: { unit in try expire(key, number: number, unit) },
            refused: { _, unit in
                // The timer is the server's own: without it nobody would end the typing.
                unit.outbox.submit(expiry(of: key, number: number), afterMilliseconds: Self.retryMs)
            })
    }

    private func expire(_ key: TypingBoard.Key, number: UInt64, _ unit: UnitOfWork) throws {
        let board = unit.room.typing
        if let latest = board.number(of: key), latest != number, let end = board.end(of: key) {
            // No more than a lifetime, should the clock have been set back meanwhile.
            let remaining = min(max(Int(end.milliseconds(since: unit.now)), 1), typingTtlMs)
            unit.outbox.submit(expiry(of: key, number: latest), afterMilliseconds: remaining)
            return
        }
        board.timerEnded(of: key, journal: unit.journal)
        guard let session = try unit.sessions.session(key.session) else { return }
        try end(key.account, in: session, unit)
    }

    private func announce(
        _ typing: Bool, _ typist: UserID, in session: SessionRecord, _ unit: UnitOfWork
    ) throws {
        let audience = decisions.audience(ofTypingIn: session, by: typist)
        let event = UserTypingEvent(
            sessionId: session.id, userId: typist, typing: typing,
            senderType: decisions.side(of: typist, in: session), timestamp: unit.now)
        try unit.tell(.userTyping, of: session.id, to: audience, named: unit.room.frames.next()) { name in
            FrameText.userTyping(event, at: unit.nowText, named: name)
        }
    }
}
