package import ChatProtocol

/// The accounts that an event is for; each of their connections gets it once.
package struct Audience: Sendable, Hashable {
    package var accounts: [UserID]
    /// Whether all operators with a connection belong to it.
    package var includesPool: Bool
    /// Accounts that do not belong to it, though the pool has them.
    package var excluded: [UserID]

    package init(_ accounts: [UserID?] = [], includesPool: Bool = false, excluded: [UserID] = []) {
        self.accounts = accounts.compactMap { $0 }.filter { !excluded.contains($0) }
        self.includesPool = includesPool
        self.excluded = excluded
    }
}
