/// A moment as the wire tells it: whole milliseconds, so that nothing is lost between database, frame and answer.
///
/// - Wire: `YYYY-MM-DDTHH:MM:SS.mmmZ`.
/// - Units: UTC milliseconds since 1970; moments outside the years 0000 to 9999 cannot be written and are moved to the
///   nearest one that can.
/// - Source: SPEC WIRE-003; RFC 3339.
public struct Timestamp: Hashable, Sendable {
    /// - Units: UTC milliseconds.
    public let millisecondsSince1970: Int64

    /// - Units: UTC milliseconds since 1970.
    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = min(max(millisecondsSince1970, Self.earliest), Self.latest)
    }

    static let earliest: Int64 = -62_167_219_200_000
    static let latest: Int64 = 253_402_300_799_999
}

extension Timestamp: Comparable {
    /// Earlier before later.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }
}

extension Timestamp {
    /// The moment that many milliseconds later (earlier, if negative).
    public func advanced(byMilliseconds milliseconds: Int64) -> Timestamp {
        let (sum, overflow) = millisecondsSince1970.addingReportingOverflow(milliseconds)
        guard overflow else { return Timestamp(millisecondsSince1970: sum) }
        return Timestamp(millisecondsSince1970: milliseconds > 0 ? Self.latest : Self.earliest)
    }

    /// Milliseconds from the other moment to this one.
    public func milliseconds(since earlier: Timestamp) -> Int64 {
        millisecondsSince1970 - earlier.millisecondsSince1970
    }
}
