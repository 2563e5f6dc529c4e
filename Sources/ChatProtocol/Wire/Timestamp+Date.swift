public import Foundation

extension Timestamp {
    /// The millisecond nearest to the date.
    public init(_ date: Date) {
        let milliseconds = (date.timeIntervalSince1970 * 1_000).rounded()
        let bounded = min(max(milliseconds, Double(Self.earliest)), Double(Self.latest))
        self.init(millisecondsSince1970: Int64(bounded))
    }

    /// The system clock's time at the moment of the call.
    public static func now() -> Timestamp { Timestamp(Date()) }

    /// The same moment for interfaces that speak `Date`.
    public var date: Date { Date(timeIntervalSince1970: Double(millisecondsSince1970) / 1_000) }
}
