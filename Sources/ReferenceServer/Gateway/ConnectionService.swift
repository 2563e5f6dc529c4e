import ChatProtocol

/// The rules of coming, staying and going.
///
/// - Source: SPEC 3.2.
struct ConnectionService: Sendable {
    let decisions: any Decisions
    let typing: TypingService

    /// - Errors: 4003 → the token's account no longer exists.
    func open(_ connection: ConnectionHandle, _ unit: UnitOfWork) throws {
        guard let account = try unit.accounts.account(connection.userId) else { throw Refusal(.accountGone) }
        connection.admit(account, journal: unit.journal)
        unit.room.connections.add(connection, journal: unit.journal)
        guard decisions.greets() else { return }
        let event = ConnectionEstablishedEvent(
            userId: account.id, connectionId: connection.id, serverTime: unit.now)
        try unit.answer(event, to: connection, requestId: nil)
    }

    func close(_ connection: ConnectionHandle, _ unit: UnitOfWork) throws {
        guard unit.room.connections.remove(connection, journal: unit.journal) else { return }
        let account = connection.userId
        guard decisions.leavingEndsTyping(), !unit.room.connections.isConnected(account) else { return }
        try typing.end(account, unit)
    }

    /// Forgets a connection whose going could not be stored: nobody may stay who has left.
    ///
    /// What its account was typing ends with its timer.
    func forget(_ connection: ConnectionHandle, _ unit: UnitOfWork) {
        unit.room.connections.remove(connection, journal: unit.journal)
    }

    func heartbeat(from connection: ConnectionHandle, requestId: RequestID?, _ unit: UnitOfWork) throws {
        let event = HeartbeatResponseEvent(serverTime: unit.now, serverLoad: load(unit.room.lastBatchSize))
        try unit.answer(event, to: connection, requestId: decisions.requestId(ofAnswer: requestId))
    }

    /// Answers a command that is not carried out.
    func refuse(
        _ refusal: Refusal, to connection: ConnectionHandle, requestId: RequestID?, _ unit: UnitOfWork
    ) throws {
        try unit.answer(ErrorEvent(refusal), to: connection, requestId: decisions.requestId(ofAnswer: requestId))
    }

    /// Told by how much queued up during the last commit.
    private func load(_ batchSize: Int) -> ServerLoad {
        switch batchSize {
        case ..<64: .low
        case ..<256: .normal
        case ..<BatchWriter.maxBatchSize: .high
        default: .critical
        }
    }
}
