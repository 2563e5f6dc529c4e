import ChatProtocol

/// The rules of coming, staying and going.
///
/// - Source: SPEC 3.2, 3.6.
struct ConnectionService: Sendable {
    let decisions: any Decisions
    let typing: TypingService
    var maxConnectionsPerAccount = ServerLimits().maxConnectionsPerAccount

    private var returns: ReturnService {
        ReturnService(decisions: decisions)
    }

    /// - Errors: 4003 → the token's account no longer exists.
    func open(_ connection: ConnectionHandle, resuming request: ResumeRequest? = nil, _ unit: UnitOfWork) throws {
        guard let account = try unit.accounts.account(connection.userId) else { throw Refusal(.accountGone) }
        connection.admit(account, journal: unit.journal)
        unit.room.connections.add(connection, journal: unit.journal)
        try returns.welcome(connection, resuming: request, unit)
        try makeRoom(for: account.id, unit)
    }

    /// Closes the account's oldest connection when it has too many. [WIRE-046]
    private func makeRoom(for account: UserID, _ unit: UnitOfWork) throws {
        let connections = unit.room.connections.connections(of: account)
        guard let surplus = decisions.surplus(of: connections, limit: maxConnectionsPerAccount) else { return }
        try close(surplus, unit)
        unit.outbox.close(surplus, .replaced, reason: "another connection of the account has taken its place")
    }

    func close(_ connection: ConnectionHandle, _ unit: UnitOfWork) throws {
        guard returns.end(connection, unit) else { return }
        let account = connection.userId
        guard decisions.leavingEndsTyping(), !unit.room.connections.isConnected(account) else { return }
        try typing.end(account, unit)
    }

    /// Forgets a connection whose going could not be stored: nobody may stay who has left.
    ///
    /// What its account was typing ends with its timer.
    func forget(_ connection: ConnectionHandle, _ unit: UnitOfWork) {
        returns.end(connection, unit)
    }

    func heartbeat(from connection: ConnectionHandle, requestId: RequestID?, _ unit: UnitOfWork) throws {
        // Nothing waits for an account that is here to ask. [WIRE-055]
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
