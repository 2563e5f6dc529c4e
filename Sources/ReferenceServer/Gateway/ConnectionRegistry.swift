import ChatProtocol

/// Who is connected; writer thread only, so that it changes in the order of the commits.
final class ConnectionRegistry {
    private var byAccount: [UserID: [ConnectionHandle]] = [:]
    /// The operators who have a connection. [SPEC 2.1]
    private var pool: Set<UserID> = []
    private let presence: Presence

    init(presence: Presence) {
        self.presence = presence
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

    func add(_ connection: ConnectionHandle, journal: Journal) {
        insert(connection)
        journal.record { self.delete(connection) }
    }

    /// - Returns: whether the connection was known.
    @discardableResult
    func remove(_ connection: ConnectionHandle, journal: Journal) -> Bool {
        guard delete(connection) else { return false }
        journal.record { self.insert(connection) }
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
        return found
    }

    private func append(_ account: UserID, to found: inout [ConnectionHandle], except: ConnectionHandle?) {
        guard let connections = byAccount[account] else { return }
        for connection in connections where connection !== except { found.append(connection) }
    }

    private func insert(_ connection: ConnectionHandle) {
        let id = connection.userId
        byAccount[id, default: []].append(connection)
        if connection.account?.role.isOperator == true { pool.insert(id) }
        presence.set(id, isOnline: true)
    }

    @discardableResult
    private func delete(_ connection: ConnectionHandle) -> Bool {
        let id = connection.userId
        guard var connections = byAccount[id], let index = connections.firstIndex(of: connection) else { return false }
        connections.remove(at: index)
        if connections.isEmpty {
            byAccount[id] = nil
            pool.remove(id)
            presence.set(id, isOnline: false)
        } else {
            byAccount[id] = connections
        }
        return true
    }
}
