import ChatProtocol

/// The connections that ended a short while ago and can be resumed; writer thread only.
///
/// What they would get goes on into their logs. No timer runs: who looks sweeps.
///
/// - Source: SPEC WIRE-057.
final class DepartedConnections {
    /// More of one account are not resumed: somebody who connects and leaves without rest must cost little.
    static let maxPerAccount = 32
    /// How many are swept at once, so that no operation waits for many.
    private static let sweepSize = 64

    private struct Departure {
        let connection: ConnectionHandle
        /// What it had subscribed to.
        let followed: Set<SessionID>
        let end: Timestamp
    }

    /// When to look for which connection. It holds no connection itself: one that is forgotten early is gone at once.
    private struct Appointment {
        let account: UserID
        let connection: ConnectionID
        let end: Timestamp
    }

    private var byAccount: [UserID: [Departure]] = [:]
    /// All of them by their end; those before `head` are done.
    private var queue: [Appointment] = []
    private var head = 0
    /// The accounts of which an operator's connection has departed. [SPEC 2.1]
    private var pool: Set<UserID> = []
    private var bySession: [SessionID: [ConnectionHandle]] = [:]

    var count: Int {
        byAccount.values.reduce(0) { $0 + $1.count }
    }

    /// Remembers a connection that ends now.
    func add(
        _ connection: ConnectionHandle, following followed: Set<SessionID> = [], until end: Timestamp, journal: Journal
    ) {
        let departure = Departure(connection: connection, followed: followed, end: end)
        let account = connection.userId
        if let first = byAccount[account]?.first, byAccount[account]?.count == Self.maxPerAccount {
            delete(first)
            journal.record { self.put(first, at: 0) }
        }
        put(departure, at: byAccount[account]?.count ?? 0)
        journal.record { self.delete(departure) }
    }

    /// The account's connection of this name, unless its window is over.
    func connection(named name: String, of account: UserID, at now: Timestamp) -> ConnectionHandle? {
        byAccount[account]?.last { $0.connection.id.rawValue == name && now <= $0.end }?.connection
    }

    /// Every departed connection of the audience, but for the exception.
    func connections(of audience: Audience, except: ConnectionHandle?, at now: Timestamp) -> [ConnectionHandle] {
        sweep(now)
        guard !byAccount.isEmpty else { return [] }
        var found: [ConnectionHandle] = []
        for (index, account) in audience.accounts.enumerated() where !audience.accounts[..<index].contains(account) {
            append(account, to: &found, except: except)
        }
        if audience.includesPool {
            for account in pool where !audience.accounts.contains(account) && !audience.excluded.contains(account) {
                append(account, to: &found, except: except)
            }
        }
        for connection in audience.followed.flatMap({ bySession[$0] }) ?? [] where connection !== except {
            guard !audience.excluded.contains(connection.userId), !found.contains(connection) else { continue }
            found.append(connection)
        }
        return found
    }

    /// Forgets the connections of an account.
    func forget(_ account: UserID, journal: Journal) {
        for departure in byAccount[account] ?? [] {
            delete(departure)
            // They are taken back the latest first, so that each of them goes before those that are there.
            journal.record { self.put(departure, at: 0) }
        }
    }

    /// Forgets connections whose window is over.
    func sweep(_ now: Timestamp) {
        var swept = 0
        while head < queue.count, queue[head].end < now, swept < Self.sweepSize {
            let due = queue[head]
            // One that was taken back may have departed again since.
            if let departure = byAccount[due.account]?.first(where: { $0.connection.id == due.connection }),
                departure.end < now
            {
                delete(departure)
            }
            head += 1
            swept += 1
        }
        if head == queue.count || head > 1024 {
            queue.removeSubrange(..<head)
            head = 0
        }
    }

    private func append(_ account: UserID, to found: inout [ConnectionHandle], except: ConnectionHandle?) {
        guard let departures = byAccount[account] else { return }
        for departure in departures where departure.connection !== except { found.append(departure.connection) }
    }

    /// - Parameter place: among the account's departures, which is their order.
    private func put(_ departure: Departure, at place: Int) {
        let connection = departure.connection
        byAccount[connection.userId, default: []].insert(departure, at: place)
        queue.append(Appointment(account: connection.userId, connection: connection.id, end: departure.end))
        if connection.account?.role.isOperator == true { pool.insert(connection.userId) }
        for session in departure.followed { bySession[session, default: []].append(connection) }
    }

    private func delete(_ departure: Departure) {
        let account = departure.connection.userId
        guard var departures = byAccount[account] else { return }
        departures.removeAll { $0.connection === departure.connection }
        byAccount[account] = departures.isEmpty ? nil : departures
        if departures.isEmpty { pool.remove(account) }
        for session in departure.followed {
            bySession[session]?.removeAll { $0 === departure.connection }
            if bySession[session]?.isEmpty == true { bySession[session] = nil }
        }
    }
}
