import NIOCore
import Synchronization

/// Counts the connections of all accounts, from the accepted handshake to the end of TCP.
///
/// - Source: SPEC WIRE-045.
final class ConnectionPlaces: Sendable {
    private let limit: Int
    private let taken = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// - Returns: a place to be given back, nil if all are taken.
    func take() -> Place? {
        var known = taken.load(ordering: .relaxed)
        while known < limit {
            let (isExchanged, original) = taken.compareExchange(
                expected: known, desired: known + 1, ordering: .acquiringAndReleasing)
            if isExchanged { return Place(places: self) }
            known = original
        }
        return nil
    }

    fileprivate func giveBack() {
        taken.wrappingSubtract(1, ordering: .acquiringAndReleasing)
    }

    /// One place; it is given back once.
    struct Place: Sendable {
        fileprivate let places: ConnectionPlaces

        func giveBack(after future: EventLoopFuture<Void>) {
            future.whenComplete { _ in places.giveBack() }
        }
    }
}
