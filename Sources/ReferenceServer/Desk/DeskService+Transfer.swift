import ChatProtocol

extension DeskService {
    /// Gives a session to another operator.
    ///
    /// - Errors: 4044 → no such session or no such operator; 4032, 4092.
    /// - Source: SPEC 5.4.
    func transfer(
        _ id: SessionID, to heir: UserID, by account: AccountRecord, _ unit: UnitOfWork
    ) throws -> SessionState {
        var session = try access.visible(unit.sessions.session(id), to: account)
        guard let heir = try unit.accounts.account(heir), decisions.mayReceive(heir) else {
            throw Refusal(.notFound, "no such operator")
        }
        guard decisions.mayTransfer(session, account) else { throw Refusal(.notTheOwner) }
        guard decisions.mayReceive(session, heir) else {
            throw Refusal(.notTheOwner, "the session is the operator's own")
        }
        guard decisions.mayTransfer(session.status) else { throw Refusal(.sessionClosed) }
        guard !decisions.isIdle(transferOf: session, to: heir) else { return state(of: session) }
        if decisions.transferringEndsTyping() {
            // While the session is still the old owner's, who hears of it. [DESK-033]
            try typing.end(in: session, unit)
        }
        let (owner, status) = (session.ownerId, session.status)
        session.ownerId = heir.id
        session.status = decisions.status(afterTransferOf: session)
        unit.sessions.save(session)
        let event = SessionStatusEvent(
            sessionId: session.id, status: session.status, oldStatus: status, adminInfo: heir.adminInfo)
        try unit.announce(
            event, to: decisions.audience(ofTransferOf: session, from: owner, after: status),
            named: FrameNames.transfer(at: unit.now))
        return state(of: session)
    }
}
