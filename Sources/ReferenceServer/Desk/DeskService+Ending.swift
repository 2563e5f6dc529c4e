import ChatProtocol

extension DeskService {
    /// Ends a session for the desk.
    ///
    /// - Errors: 4044, 4032, 4092.
    func close(_ id: SessionID, by account: AccountRecord, _ unit: UnitOfWork) throws -> SessionState {
        var session = try access.session(id, for: account, unit)
        try access.requireServant(account, of: session)
        return try end(&session, score: nil, unit)
    }

    /// Ends the account's own session, with a rating if it has one to give.
    ///
    /// - Errors: 4044, 4092.
    func close(_ request: CloseSessionRequest, byCustomer account: AccountRecord, _ unit: UnitOfWork) throws
        -> SessionState
    {
        var session = try access.own(request.sessionId, of: account, unit)
        return try end(&session, score: request.satisfactionScore, unit)
    }

    private func end(_ session: inout SessionRecord, score: Score?, _ unit: UnitOfWork) throws -> SessionState {
        guard decisions.mayClose(session.status) else { throw Refusal(.sessionClosed) }
        if decisions.closingEndsTyping() {
            try typing.end(in: session, unit)
        }
        session.closedAt = unit.now
        if let score = decisions.score(ofClosing: score) {
            session.score = score
            session.ratedAt = unit.now
        }
        try change(&session, to: .closed, owner: try owner(of: session, unit), unit)
        let event = SessionClosedEvent(
            sessionId: session.id, userId: session.customerId, adminId: session.ownerId, closedAt: unit.now,
            satisfactionScore: session.score?.value)
        try unit.announce(
            event, to: decisions.audience(ofClosing: session), named: FrameNames.closing(of: session.id))
        return state(of: session)
    }

    /// Rates the account's own session.
    ///
    /// - Errors: 4044, 4094, 4095.
    /// - Source: SPEC 5.5.
    func rate(_ id: SessionID, _ score: Score, by account: AccountRecord, _ unit: UnitOfWork) throws -> SessionRating {
        var session = try access.own(id, of: account, unit)
        if let objection = decisions.objection(toRating: session, now: unit.now) { throw Refusal(objection) }
        session.score = score
        session.ratedAt = unit.now
        unit.sessions.save(session)
        return SessionRating(sessionId: session.id, satisfactionScore: score)
    }
}
