import ChatProtocol

/// The rules of a session's life.
///
/// - Source: SPEC 5.1.
struct DeskService: Sendable {
    let decisions: any Decisions
    let access: SessionAccess
    let typing: TypingService

    /// Opens the account's session, or finds the one that is open.
    func open(_ request: OpenSessionRequest, by account: AccountRecord, _ unit: UnitOfWork) throws -> OpenedSession {
        let open = try unit.sessions.openSession(of: account.id)
        if let session = decisions.session(toReopen: open) {
            return try opened(session, isNew: false, unit)
        }
        if var left = open {
            // Only a server that breaks DESK-002 comes here; a customer has one open session all the same.
            left.status = .closed
            left.closedAt = unit.now
            unit.sessions.save(left)
        }
        let session = try unit.sessions.insert(
            customer: account.id, source: request.source, priority: request.priority, at: unit.now)
        let event = NewSessionEvent(
            sessionId: session.id, userInfo: account.userInfo, priority: session.priority, source: session.source,
            createdAt: session.createdAt)
        try unit.announce(event, to: decisions.audience(ofNewSession: session))
        return try opened(session, isNew: true, unit)
    }

    /// Makes the operator the owner of a waiting session.
    ///
    /// - Errors: 4044, 4032, 4092, 4093.
    func accept(_ id: SessionID, by account: AccountRecord, _ unit: UnitOfWork) throws -> SessionState {
        var session = try access.visible(unit.sessions.session(id), to: account)
        try access.requireServant(account, of: session)
        switch decisions.acceptance(of: session, by: account) {
        case .becomesOwner:
            session.ownerId = account.id
            try change(&session, to: .assigned, owner: account, unit)
        case .unchanged:
            break
        case .refusedAsOwned:
            throw Refusal(.sessionOwned)
        case .refusedAsClosed:
            throw Refusal(.sessionClosed)
        }
        return state(of: session)
    }

    /// Changes status and owner as a message of the account demands.
    func advance(_ session: inout SessionRecord, byMessageOf account: AccountRecord, _ unit: UnitOfWork) throws {
        let status = decisions.status(of: session, afterMessageOf: account)
        if decisions.becomesOwner(of: session, byMessageOf: account) {
            session.ownerId = account.id
        }
        guard status != session.status else { return }
        let owner = session.ownerId == account.id ? account : try owner(of: session, unit)
        try change(&session, to: status, owner: owner, unit)
    }

    /// Stores a change of status and tells those whom it concerns.
    func change(
        _ session: inout SessionRecord, to status: SessionStatus, owner: AccountRecord?, _ unit: UnitOfWork
    ) throws {
        let old = session.status
        session.status = status
        unit.sessions.save(session)
        let event = SessionStatusEvent(
            sessionId: session.id, status: status, oldStatus: old, adminInfo: owner?.adminInfo)
        try unit.announce(
            event, to: decisions.audience(ofStatusOf: session, after: old),
            named: FrameNames.status(status, of: session.id))
    }

    func owner(of session: SessionRecord, _ unit: UnitOfWork) throws -> AccountRecord? {
        guard let id = session.ownerId else { return nil }
        return try unit.accounts.account(id)
    }

    private func opened(_ session: SessionRecord, isNew: Bool, _ unit: UnitOfWork) throws -> OpenedSession {
        OpenedSession(
            sessionId: session.id, userId: session.customerId, adminId: session.ownerId, status: session.status,
            source: session.source, priority: session.priority, createdAt: session.createdAt,
            queuePosition: session.status == .waiting ? try unit.sessions.queuePosition(of: session) : nil,
            isNew: isNew)
    }

    func state(of session: SessionRecord) -> SessionState {
        SessionState(
            sessionId: session.id, userId: session.customerId, adminId: session.ownerId, status: session.status,
            closedAt: session.closedAt)
    }
}
