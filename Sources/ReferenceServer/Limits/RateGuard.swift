import ChatProtocol

/// Judges one client's actions by one rate.
///
/// A client that keeps to the rate is never refused, though its messages may be delayed and come closer together than
/// they were sent: `count` are admitted in three quarters of a window at most, and so less than twice as many in any.
///
/// - Source: SPEC WIRE-041 to WIRE-044.
struct RateGuard: Sendable {
    enum Verdict: Hashable, Sendable {
        case admitted
        case refused(retryAfterMs: Int)
        /// It goes on although it was refused more than twice as often as the rate allows.
        case hopeless(retryAfterMs: Int)
    }

    private static let slotsOfWindow: Int64 = 8
    private let rate: Rate
    private var admitted: SlidingCount
    private var refused: SlidingCount

    init(_ rate: Rate) {
        self.rate = rate
        let slot = Int64(rate.windowMs) * 1_000_000 / Self.slotsOfWindow
        admitted = SlidingCount(slot: slot, covered: 6)
        // One more than a window has, because the window may begin in the middle of a slot.
        refused = SlidingCount(slot: slot, covered: 9)
    }

    /// - Parameter now: of a clock that never goes back.
    /// - Units: nanoseconds.
    mutating func judge(at now: Int64) -> Verdict {
        guard admitted.total(at: now) >= rate.count else {
            admitted.add(at: now)
            return .admitted
        }
        refused.add(at: now)
        let wait = Int((admitted.untilLess(at: now) + 999_999) / 1_000_000)
        return refused.total(at: now) > 2 * rate.count ? .hopeless(retryAfterMs: wait) : .refused(retryAfterMs: wait)
    }

    /// Whether it remembers nothing any more.
    mutating func isIdle(at now: Int64) -> Bool {
        admitted.total(at: now) == 0 && refused.total(at: now) == 0
    }
}
