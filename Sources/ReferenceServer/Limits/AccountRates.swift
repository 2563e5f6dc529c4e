import ChatProtocol
import NIOConcurrencyHelpers
import NIOCore

/// The rate of messages that accounts send by REST.
///
/// - Source: SPEC WIRE-044.
final class AccountRates: Sendable {
    private let rate: Rate?
    private let guards = NIOLockedValueBox(TidiedDictionary<UserID, RateGuard>())

    /// - Parameter rate: nil refuses nothing.
    init(rate: Rate?) {
        self.rate = rate
    }

    /// Counts a message that the account sends.
    ///
    /// - Errors: 4290.
    func admit(_ account: UserID, at now: NIODeadline = .now()) throws(Refusal) {
        guard let rate else { return }
        let moment = Int64(clamping: now.uptimeNanoseconds)
        let verdict = guards.withLockedValue { guards -> RateGuard.Verdict in
            let verdict = guards[account, default: RateGuard(rate)].judge(at: moment)
            guards.tidy { entry in
                var entry = entry
                return !entry.isIdle(at: moment)
            }
            return verdict
        }
        switch verdict {
        case .admitted: return
        case .refused(let retryAfterMs), .hopeless(let retryAfterMs):
            throw Refusal(.tooMany, retryAfterMs: retryAfterMs)
        }
    }
}
