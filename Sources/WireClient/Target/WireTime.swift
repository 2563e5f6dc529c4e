import Foundation

/// One moment on two clocks: the monotonic one to compare and wait by, the wall clock to show.
public struct WireTime: Sendable, Hashable, Comparable {
    /// The monotonic clock.
    public let instant: ContinuousClock.Instant
    /// - Units: milliseconds since 1970, UTC.
    public let unixMilliseconds: Int64

    /// States a moment; tests make their own.
    public init(instant: ContinuousClock.Instant, unixMilliseconds: Int64) {
        self.instant = instant
        self.unixMilliseconds = unixMilliseconds
    }

    /// Reads both clocks.
    public static func now() -> WireTime {
        WireTime(
            instant: .now, unixMilliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Compares by the monotonic clock alone.
    public static func < (left: WireTime, right: WireTime) -> Bool {
        left.instant < right.instant
    }
}
