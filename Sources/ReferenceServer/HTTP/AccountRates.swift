import ChatProtocol
import NIOConcurrencyHelpers
import NIOCore

/// The rate of messages that accounts send by REST.
///
/// - Source: SPEC WIRE-044.
final class AccountRates: Sendable {
    fileprivate struct State {
        var guards: [UserID: RateGuard] = [:]
        var sizeAtWhichToTidy = 1024
    }

    private let rate: Rate?
    private let state = NIOLockedValueBox(State())

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
        let verdict = state.withLockedValue { state -> RateGuard.Verdict in
            let verdict = state.guards[account, default: RateGuard(rate)].judge(at: moment)
            state.tidy(at: moment)
            return verdict
        }
        switch verdict {
        case .admitted: return
        case .refused(let retryAfterMs), .hopeless(let retryAfterMs):
            throw Refusal(.tooMany, retryAfterMs: retryAfterMs)
        }
    }
}

extension AccountRates.State {
    /// Accounts that send nothing any more cost nothing.
    fileprivate mutating func tidy(at now: Int64) {
        guard guards.count >= sizeAtWhichToTidy else { return }
        guards = guards.filter { entry in
            var entry = entry.value
            return !entry.isIdle(at: now)
        }
        sizeAtWhichToTidy = max(1024, 2 * guards.count)
    }
}
