import ChatProtocol

/// How tables get rid of what nobody asks for any more: a few rows with every one that is added.
enum Tidying {
    /// More than are added at once, so that the old ones become fewer.
    static let rowsAtOnce = 20
    /// How long what has ended stays, so that a clock that was wrong for a while takes nothing from anybody.
    ///
    /// - Units: milliseconds; a day.
    private static let keptMs: Int64 = 24 * 60 * 60 * 1000

    /// What ended before this may go.
    ///
    /// - Units: milliseconds since 1970.
    static func oldest(_ now: Timestamp) -> Int64 {
        now.millisecondsSince1970 - keptMs
    }
}
