import ChatProtocol

/// Which connections follow which sessions; writer thread only.
///
/// - Source: SPEC 5.6.
final class SubscriptionBoard {
    private var bySession: [SessionID: [ConnectionHandle]] = [:]
    private var byConnection: [ConnectionHandle: Set<SessionID>] = [:]

    /// The connections that follow the session, in the order in which they began.
    func followers(of session: SessionID) -> [ConnectionHandle] {
        bySession[session] ?? []
    }

    /// The sessions that the connection follows.
    func sessions(of connection: ConnectionHandle) -> Set<SessionID> {
        byConnection[connection] ?? []
    }

    /// Lets a connection follow a session; once is enough.
    func add(_ connection: ConnectionHandle, to session: SessionID, journal: Journal) {
        guard byConnection[connection]?.contains(session) != true else { return }
        insert(connection, session)
        journal.record { self.delete(connection, session) }
    }

    func remove(_ connection: ConnectionHandle, from session: SessionID, journal: Journal) {
        guard byConnection[connection]?.contains(session) == true else { return }
        delete(connection, session)
        journal.record { self.insert(connection, session) }
    }

    /// Ends everything that a connection follows.
    func remove(_ connection: ConnectionHandle, journal: Journal) {
        for session in byConnection[connection] ?? [] { remove(connection, from: session, journal: journal) }
    }

    private func insert(_ connection: ConnectionHandle, _ session: SessionID) {
        bySession[session, default: []].append(connection)
        byConnection[connection, default: []].insert(session)
    }

    private func delete(_ connection: ConnectionHandle, _ session: SessionID) {
        bySession[session]?.removeAll { $0 === connection }
        if bySession[session]?.isEmpty == true { bySession[session] = nil }
        byConnection[connection]?.remove(session)
        if byConnection[connection]?.isEmpty == true { byConnection[connection] = nil }
    }
}
