package import ChatProtocol

/// Whom an event is for; each connection that belongs to them gets it once.
///
/// Those whom it concerns by name are told apart from those who only listen: for the named an event waits while they are
/// away, for the pool and for followers nothing does. [WIRE-050, WIRE-053]
package struct Audience: Sendable, Hashable {
    /// The accounts whom it concerns by name: customer, owner, sender.
    package var accounts: [UserID]
    /// Whether all operators with a connection belong to it.
    package var includesPool: Bool
    /// The session whose followers belong to it: single connections, whatever account they are of. [DESK-037]
    package var followed: SessionID?
    /// Accounts that do not belong to it, though the pool or the followers have them.
    package var excluded: [UserID]

    package init(
        _ accounts: [UserID?] = [], includesPool: Bool = false, followersOf followed: SessionID? = nil,
        excluded: [UserID] = []
    ) {
        self.accounts = accounts.compactMap { $0 }.filter { !excluded.contains($0) }
        self.includesPool = includesPool
        self.followed = followed
        self.excluded = excluded
    }
}
