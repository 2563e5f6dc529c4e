/// So many of something in any stretch of so many milliseconds.
///
/// - Wire: `{ "count", "windowMs" }`.
/// - Source: SPEC 3.5, 10.5.
public struct Rate: Codable, Hashable, Sendable {
    /// How many are carried out in one window.
    public var count: Int
    /// The length of the window.
    ///
    /// - Units: milliseconds.
    public var windowMs: Int

    /// Puts the members together.
    public init(count: Int, windowMs: Int) {
        self.count = count
        self.windowMs = windowMs
    }
}

extension Rate {
    static func schema(count: ClosedRange<Int64>, windowMs: ClosedRange<Int64>) -> Schema {
        .object(
            table: "OPS-002",
            [
                "count": .integer(from: count.lowerBound, to: count.upperBound).blamed(on: "OPS-002"),
                "windowMs": .integer(from: windowMs.lowerBound, to: windowMs.upperBound).blamed(on: "OPS-002"),
            ])
    }
}
