import ChatProtocol
import NIOConcurrencyHelpers

/// The grants that have ended while access tokens of them may still be around; asked for every token.
///
/// - Source: SPEC ACCT-012, ACCT-016.
final class EndedGrants: Sendable {
    private struct State {
        /// With the end of the last access token that came from the grant.
        var ends: [String: Timestamp] = [:]
        var sizeAtWhichToTidy = 1024
    }

    private let state = NIOLockedValueBox(State())

    /// Knows those that ended before the server was started.
    func load(from database: ChatDatabase, now: Timestamp) async throws {
        for (grant, end) in try await database.read({ try $0.grants.ended(after: now) }) {
            add(grant, until: end, now: now)
        }
    }

    func contains(_ grant: String) -> Bool {
        state.withLockedValue { $0.ends[grant] != nil }
    }

    func add(_ grant: String, until end: Timestamp, now: Timestamp) {
        state.withLockedValue { state in
            state.ends[grant] = end
            guard state.ends.count >= state.sizeAtWhichToTidy else { return }
            state.ends = state.ends.filter { $0.value > now }
            state.sizeAtWhichToTidy = max(1024, 2 * state.ends.count)
        }
    }
}
