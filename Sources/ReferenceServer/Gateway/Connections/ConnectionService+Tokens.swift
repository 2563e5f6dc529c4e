import ChatProtocol

/// What the tokens of connections have to do with them.
///
/// - Source: SPEC 4.4, 4.5.
extension ConnectionService {
    /// Lets the connection in with the token of its handshake, unless that has lost its worth meanwhile.
    ///
    /// - Errors: 4002, 4003, 4004.
    func open(
        _ connection: ConnectionHandle, with token: AccessToken, resuming request: ResumeRequest?, _ unit: UnitOfWork
    ) throws {
        guard try !unit.grants.isEnded(token.grantId) else { throw Refusal(.tokenInvalid) }
        if decisions.refusesBanned(), try unit.accounts.account(connection.userId)?.isBanned == true {
            throw Refusal(.accountBanned, "auth.banned")
        }
        connection.bring(token, journal: unit.journal)
        try open(connection, resuming: request, unit)
    }

    /// Makes the token the connection's. [ACCT-019, ACCT-020]
    ///
    /// - Returns: whether the connection has it now.
    /// - Errors: 4002.
    func authenticate(
        _ token: AccessToken, on connection: ConnectionHandle, requestId: RequestID?, _ unit: UnitOfWork
    ) throws -> Bool {
        guard decisions.mayBring(tokenOf: token.userId, by: connection.userId),
            decisions.acceptsToken(expiringAt: token.expiresAt, now: unit.now),
            !(try unit.grants.isEnded(token.grantId))
        else { throw Refusal(.tokenInvalid) }
        let isTaken = decisions.authenticateTakesToken()
        if isTaken { connection.bring(token, journal: unit.journal) }
        let event = AuthenticatedEvent(expiresAt: token.expiresAt)
        try unit.answer(event, to: connection, requestId: decisions.requestId(ofAnswer: requestId))
        return isTaken
    }

    /// Tells the connection once that its token is about to end, if it still has that one. [ACCT-018]
    func warn(_ connection: ConnectionHandle, of token: AccessToken, _ unit: UnitOfWork) throws {
        guard connection.speaker != nil, connection.token == token,
            connection.startsWarning(of: token, now: unit.now, journal: unit.journal)
        else { return }
        try unit.answer(TokenExpiringEvent(expiresAt: token.expiresAt), to: connection, requestId: nil)
    }

    /// Closes the connection whose token has ended, if it still has that one. [ACCT-021]
    func tokenEnded(_ connection: ConnectionHandle, _ token: AccessToken, _ unit: UnitOfWork) throws {
        guard connection.token == token else { return }
        try dismiss(connection, .tokenEnded, reason: "auth.expired", unit)
    }

    /// Ends the connection: nothing more goes either way.
    func dismiss(_ connection: ConnectionHandle, _ code: CloseCode, reason: String, _ unit: UnitOfWork) throws {
        try close(connection, unit)
        unit.outbox.close(connection, code, reason: reason)
    }
}
