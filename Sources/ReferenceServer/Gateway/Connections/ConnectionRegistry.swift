import ChatProtocol

/// Who is connected; writer thread only, so that it changes in the order of the commits.
final class ConnectionRegistry {
    private var byAccount: [UserID: [ConnectionHandle]] = [:]
    /// The operators who have a connection. [SPEC 2.1]
    private var pool: Set<UserID> = []
    private let presence: Presence
    private let subscriptions: SubscriptionBoard

    init(presence: Presence, subscriptions: SubscriptionBoard) {
        self.presence = presence
        self.subscriptions = subscriptions
    }

    var count: Int {
        byAccount.values.reduce(0) { $0 + $1.count }
    }

    var all: [ConnectionHandle] {
        byAccount.values.flatMap { $0 }
    }

    func isConnected(_ account: UserID) -> Bool {
        byAccount[account] != nil
    }

    /// The account's connections, oldest first.
    func connections(of account: UserID) -> [ConnectionHandle] {
        byAccount[account] ?? []
    }

    func contains(_ connection: ConnectionHandle) -> Bool {
        byAccount[connection.userId]?.contains(connection) == true
    }

    /// The account's connection of this name.
    func connection(named name: String, of account: UserID) -> ConnectionHandle? {
        byAccount[account]?.first { $0.id.rawValue == name }
    }

    func add(_ connection: ConnectionHandle, journal: Journal) {
        insert(connection)
        journal.record { self.delete(connection) }
    }

    /// - Returns: whether the connection was known.
    @discardableResult
    func remove(_ connection: ConnectionHandle, journal: Journal) -> Bool {
        guard let place = delete(connection) else { return false }
        journal.record { self.insert(connection, at: place) }
        subscriptions.remove(connection, journal: journal)
        return true
    }

    /// Every connection of the audience once, but for the exception.
    func connections(of audience: Audience, except: ConnectionHandle? = nil) -> [ConnectionHandle] {
        var found: [ConnectionHandle] = []
        for (index, account) in audience.accounts.enumerated() where !audience.accounts[..<index].contains(account) {
            append(account, to: &found, except: except)
        }
        if audience.includesPool {
            for account in pool where !audience.accounts.contains(account) && !audience.excluded.contains(account) {
                append(account, to: &found, except: except)
            }
        }
        if let session = audience.followed {
            // Most sessions have no followers, the others few.
            for connection in subscriptions.followers(of: session) where connection !== except {
                guard mayListen(connection, to: audience), !found.contains(connection) else { continue }
                found.append(connection)
            }
        }
        return found
    }

    /// Whether the audience has a connection of an account that the condition chooses.
    func reaches(_ audience: Audience, where isChosen: (UserID) -> Bool) -> Bool {
        if audience.accounts.contains(where: { byAccount[$0] != nil && isChosen($0) }) { return true }
        if audience.includesPool, pool.contains(where: { !audience.excluded.contains($0) && isChosen($0) }) {
            return true
        }
        guard let session = audience.followed else { return false }
        return subscriptions.followers(of: session).contains { mayListen($0, to: audience) && isChosen($0.userId) }
    }

    /// Who is no operator any more follows nothing but what it is named in. [SEC-001]
    private func mayListen(_ connection: ConnectionHandle, to audience: Audience) -> Bool {
        connection.account?.role.isOperator == true && !audience.excluded.contains(connection.userId)
    }

    /// The account is different from now on for all of its connections, and with it the pool.
    func changed(_ account: AccountRecord, journal: Journal) {
        guard let connections = byAccount[account.id] else { return }
        for connection in connections { connection.change(account, journal: journal) }
        let wasInPool = pool.contains(account.id)
        setPool(account.id, isIn: account.role.isOperator)
        journal.record { self.setPool(account.id, isIn: wasInPool) }
    }

    private func setPool(_ account: UserID, isIn: Bool) {
        if isIn { pool.insert(account) } else { pool.remove(account) }
    }

    private func append(_ account: UserID, to found: inout [ConnectionHandle], except: ConnectionHandle?) {
        guard let connections = byAccount[account] else { return }
        for connection in connections where connection !== except { found.append(connection) }
    }

    /// - Parameter place: among the account's connections, which is their order of age; nil for the newest.
    private func insert(_ connection: ConnectionHandle, at place: Int? = nil) {
        let id = connection.userId
        let count = byAccount[id]?.count ?? 0
        byAccount[id, default: []].insert(connection, at: min(place ?? count, count))
        if connection.account?.role.isOperator == true { pool.insert(id) }
        presence.set(id, isOnline: true)
    }

    /// - Returns: the place that it had among the account's connections, nil if it was not known.
    @discardableResult
    private func delete(_ connection: ConnectionHandle) -> Int? {
        let id = connection.userId
        guard var connections = byAccount[id], let index = connections.firstIndex(of: connection) else { return nil }
        connections.remove(at: index)
        if connections.isEmpty {
            byAccount[id] = nil
            pool.remove(id)
            presence.set(id, isOnline: false)
        } else {
            byAccount[id] = connections
        }
        return index
    }
}
