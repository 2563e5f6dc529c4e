import ChatProtocol

/// The rules of following sessions.
///
/// - Source: SPEC 5.6.
struct SubscriptionService: Sendable {
    let decisions: any Decisions

    /// Lets the connection follow a session, and no other of its account.
    ///
    /// - Errors: 4044.
    func subscribe(
        to id: SessionID, by account: AccountRecord, on connection: ConnectionHandle, requestId: RequestID?,
        _ unit: UnitOfWork
    ) throws {
        let session = try session(id, for: account, unit)
        if decisions.subscribes() {
            unit.room.subscriptions.add(connection, to: session.id, journal: unit.journal)
        }
        try answer(true, session, connection, requestId, unit)
    }

    /// Ends it; who follows nothing gets the same answer.
    ///
    /// - Errors: 4044.
    func unsubscribe(
        from id: SessionID, by account: AccountRecord, on connection: ConnectionHandle, requestId: RequestID?,
        _ unit: UnitOfWork
    ) throws {
        let session = try session(id, for: account, unit)
        if decisions.unsubscribes() {
            unit.room.subscriptions.remove(connection, from: session.id, journal: unit.journal)
        }
        try answer(false, session, connection, requestId, unit)
    }

    private func session(_ id: SessionID, for account: AccountRecord, _ unit: UnitOfWork) throws -> SessionRecord {
        guard let session = try unit.sessions.session(id) else {
            throw Refusal(decisions.refusalOfUnknownSession(to: account))
        }
        guard decisions.mayFollow(session, account) else { throw Refusal(decisions.refusalOfForeignSession()) }
        return session
    }

    private func answer(
        _ isSubscribed: Bool, _ session: SessionRecord, _ connection: ConnectionHandle, _ requestId: RequestID?,
        _ unit: UnitOfWork
    ) throws {
        let owner = try session.ownerId.flatMap { try unit.accounts.account($0) }
        let event = SessionSubscribedEvent(
            sessionId: session.id, subscribed: isSubscribed, status: session.status, adminInfo: owner?.adminInfo,
            lastSeq: session.lastSeq)
        try unit.answer(event, to: connection, requestId: decisions.requestId(ofAnswer: requestId))
    }
}
