package import ChatProtocol
import Foundation

/// Tells the server what time it is, so that tests can say so instead.
package protocol ServerClock: Sendable {
    func now() -> Timestamp
}

/// The machine's wall clock.
package struct SystemClock: ServerClock {
    package init() {}

    package func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(millisecondsSince1970: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
