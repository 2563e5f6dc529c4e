import ChatProtocol
import ReferenceServer
import Synchronization

/// A clock that stands still until it is told otherwise.
final class ManualClock: ServerClock {
    private let time = Mutex(Timestamp(millisecondsSince1970: 1_755_023_400_000))

    func now() -> Timestamp {
        time.withLock { $0 }
    }

    func advance(_ milliseconds: Int64) {
        time.withLock { $0 = $0.advanced(byMilliseconds: milliseconds) }
    }
}
