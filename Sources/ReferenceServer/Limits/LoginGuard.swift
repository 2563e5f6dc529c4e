import ChatProtocol

/// Counts the wrong codes of each number, and locks a number for a while; writer thread only.
///
/// - Source: SPEC ACCT-026.
final class LoginGuard {
    private struct Guesses {
        /// The latest ones, oldest first, at most as many as lock the number.
        var moments: [Timestamp] = []
        var lockedUntil: Timestamp?
    }

    private let rate: Rate?
    private var guesses = TidiedDictionary<String, Guesses>()

    /// - Parameter rate: nil never locks.
    init(rate: Rate?) {
        self.rate = rate
    }

    /// How long the number is still locked.
    ///
    /// - Units: milliseconds, at least 1; nil if it is not.
    func wait(for mobile: String, now: Timestamp) -> Int? {
        guard let end = guesses[mobile]?.lockedUntil, now < end else { return nil }
        return Int(end.milliseconds(since: now))
    }

    func wrongCode(for mobile: String, now: Timestamp, journal: Journal) {
        guard let rate else { return }
        let old = guesses[mobile]
        journal.record { self.guesses[mobile] = old }
        var new = old ?? Guesses()
        if let end = new.lockedUntil, end <= now { new = Guesses() }
        new.moments = new.moments.filter { now.milliseconds(since: $0) < rate.windowMs } + [now]
        if new.moments.count >= rate.count {
            new.lockedUntil = now.advanced(byMilliseconds: Int64(rate.windowMs))
        }
        guesses[mobile] = new
        guesses.tidy { entry in
            entry.moments.contains { now.milliseconds(since: $0) < rate.windowMs }
                || entry.lockedUntil.map { now < $0 } ?? false
        }
    }
}
