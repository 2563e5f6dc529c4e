import ChatProtocol
import NIOConcurrencyHelpers

/// Who has a connection open, for readers on any thread.
///
/// - Source: SPEC DESK-018.
final class Presence: Sendable {
    private let online = NIOLockedValueBox<Set<UserID>>([])

    func set(_ account: UserID, isOnline: Bool) {
        online.withLockedValue { online in
            if isOnline { online.insert(account) } else { online.remove(account) }
        }
    }

    func isOnline(_ account: UserID) -> Bool {
        online.withLockedValue { $0.contains(account) }
    }
}
