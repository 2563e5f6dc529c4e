package import ChatProtocol

extension Decisions {
    package func session(toReopen open: SessionRecord?) -> SessionRecord? {
        open
    }

    package func maySee(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        account.role.isOperator || session.customerId == account.id
    }

    package func refusalOfForeignSession() -> ErrorCode {
        .notFound
    }

    package func refusalOfUnknownSession(to account: AccountRecord) -> ErrorCode {
        .notFound
    }

    package func filter(_ asked: SessionFilter) -> SessionFilter {
        asked
    }

    package func mayAct(in session: SessionRecord, _ account: AccountRecord) -> Bool {
        side(of: account.id, in: session) == .user || session.ownerId == nil || session.ownerId == account.id
            || account.role.isSupervisor
    }

    package func mayServe(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        side(of: account.id, in: session) == .admin
    }

    package func acceptance(of session: SessionRecord, by account: AccountRecord) -> Acceptance {
        switch session.status {
        case .waiting: .becomesOwner
        case .assigned, .active: session.ownerId == account.id ? .unchanged : .refusedAsOwned
        case .closed: .refusedAsClosed
        }
    }

    package func mayClose(_ status: SessionStatus) -> Bool {
        status != .closed
    }

    package func takesMessages(_ status: SessionStatus) -> Bool {
        status != .closed
    }

    package func becomesOwner(of session: SessionRecord, byMessageOf account: AccountRecord) -> Bool {
        session.status == .waiting && side(of: account.id, in: session) == .admin
    }

    package func status(of session: SessionRecord, afterMessageOf account: AccountRecord) -> SessionStatus {
        guard side(of: account.id, in: session) == .admin else { return session.status }
        switch session.status {
        case .waiting: return .active
        case .assigned: return session.ownerId == account.id ? .active : .assigned
        case .active, .closed: return session.status
        }
    }

    package func audience(ofNewSession session: SessionRecord) -> Audience {
        Audience(includesPool: true)
    }

    package func audience(ofStatusOf session: SessionRecord, after old: SessionStatus) -> Audience {
        // The pool follows a session only as long as it waits.
        Audience(
            [session.customerId, session.ownerId], includesPool: old == .waiting, followersOf: session.id)
    }

    package func audience(ofClosing session: SessionRecord) -> Audience {
        Audience([session.customerId, session.ownerId], followersOf: session.id)
    }

    package func audience(ofTypingIn session: SessionRecord, by typist: UserID) -> Audience {
        guard side(of: typist, in: session) == .user else { return Audience([session.customerId], excluded: [typist]) }
        return Audience(
            [session.ownerId], includesPool: session.ownerId == nil, followersOf: session.id, excluded: [typist])
    }

    package func typingLifetime(configuredMs: Int) -> Int? {
        configuredMs
    }

    package func messageEndsTyping() -> Bool {
        true
    }

    package func leavingEndsTyping() -> Bool {
        true
    }

    package func closingEndsTyping() -> Bool {
        true
    }

    package func isOnline(hasConnection: Bool) -> Bool {
        hasConnection
    }
}
