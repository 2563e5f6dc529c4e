import ChatProtocol

/// Counts the codes that were sent to each number, so that nobody's telephone or code is at a stranger's mercy; writer
/// thread only.
///
/// - Source: SPEC ACCT-024, 10.5 `limits.rates.logins`.
final class CodeGuard {
    private struct Sendings {
        /// Those within the window, oldest first, at most as many as the rate has.
        var moments: [Timestamp] = []
        /// The end of the latest code.
        var expiresAt: Timestamp
    }

    private let rate: Rate?
    private var sendings = TidiedDictionary<String, Sendings>()

    /// - Parameter rate: nil never holds a code back.
    init(rate: Rate?) {
        self.rate = rate
    }

    /// The end of the code that has to do for now; nil if the number may be sent another one.
    ///
    /// It is remembered here, because the code itself is gone when it was used, which no stranger is to learn.
    func endOfLastCode(of mobile: String, now: Timestamp) -> Timestamp? {
        guard let rate, let known = sendings[mobile] else { return nil }
        let recent = known.moments.count { now.milliseconds(since: $0) < rate.windowMs }
        return recent >= rate.count ? known.expiresAt : nil
    }

    func sent(to mobile: String, expiresAt: Timestamp, now: Timestamp, journal: Journal) {
        guard let rate else { return }
        let old = sendings[mobile]
        journal.record { self.sendings[mobile] = old }
        let recent = (old?.moments ?? []).filter { now.milliseconds(since: $0) < rate.windowMs }
        sendings[mobile] = Sendings(moments: recent + [now], expiresAt: expiresAt)
        sendings.tidy { entry in entry.moments.contains { now.milliseconds(since: $0) < rate.windowMs } }
    }
}
