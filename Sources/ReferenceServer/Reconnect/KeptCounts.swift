import ChatProtocol

/// How many events are kept for accounts, so that nobody counts them in SQL for every event; writer thread only.
///
/// An account that is not in it has not been counted since the server was started, or since it got what waited.
final class KeptCounts {
    private var counts: [UserID: Int] = [:]

    subscript(account: UserID) -> Int? {
        counts[account]
    }

    func set(_ count: Int?, for account: UserID, journal: Journal) {
        let old = counts[account]
        guard old != count else { return }
        journal.record { self.counts[account] = old }
        counts[account] = count
    }
}
