import ChatProtocol
import NIOCore

/// Says when the token of one connection is about to end and when it has: one scheduled task, on the connection's loop.
///
/// Confined to that loop.
///
/// - Source: SPEC ACCT-018, ACCT-021.
final class TokenWatch {
    enum Moment: Sendable, Hashable {
        case warning, end
    }

    /// Longer waits are made of several, because a token may last a hundred years and a loop's clock need not.
    ///
    /// - Units: milliseconds.
    private static let longestWait: Int64 = 6 * 60 * 60 * 1000

    private let eventLoop: any EventLoop
    private let clock: any ServerClock
    private let decisions: any Decisions
    private let reached: (Moment, AccessToken) -> Void
    private var task: Scheduled<Void>?

    /// - Parameter reached: called on the loop, at most once for each moment of a token.
    init(
        on eventLoop: any EventLoop, clock: any ServerClock, decisions: any Decisions,
        reached: @escaping (Moment, AccessToken) -> Void
    ) {
        self.eventLoop = eventLoop
        self.clock = clock
        self.decisions = decisions
        self.reached = reached
    }

    /// Watches this token and no other from now on.
    func start(_ token: AccessToken) {
        waitFor(Self.moments(of: token, decisions)[...], token)
    }

    func cancel() {
        task?.cancel()
        task = nil
    }

    /// What happens to a token, in this order.
    static func moments(
        of token: AccessToken, _ decisions: some TokenDecisions
    ) -> [(moment: Moment, at: Timestamp)] {
        var moments: [(Moment, Timestamp)] = []
        let lifetime = max(0, token.expiresAt.milliseconds(since: token.issuedAt))
        if let lead = decisions.tokenWarning(lifetimeMs: lifetime) {
            moments.append((.warning, token.expiresAt.advanced(byMilliseconds: -lead)))
        }
        if decisions.tokenEndClosesConnection() { moments.append((.end, token.expiresAt)) }
        return moments
    }

    private func waitFor(_ moments: ArraySlice<(moment: Moment, at: Timestamp)>, _ token: AccessToken) {
        task?.cancel()
        task = nil
        guard let next = moments.first else { return }
        let wait = next.at.milliseconds(since: clock.now())
        guard wait > 0 else {
            reached(next.moment, token)
            waitFor(moments.dropFirst(), token)
            return
        }
        task = eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(min(wait, Self.longestWait))) {
            // The wall clock decides: it may have been set meanwhile.
            self.waitFor(moments, token)
        }
    }
}
