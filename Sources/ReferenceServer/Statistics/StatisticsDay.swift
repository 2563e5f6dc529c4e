import ChatProtocol

/// A calendar day in UTC.
///
/// - Source: SPEC 7.2.
struct StatisticsDay: Hashable {
    private static let milliseconds: Int64 = 24 * 60 * 60 * 1000

    /// Its first moment.
    let start: Timestamp
    /// The first moment of the next one.
    let end: Timestamp

    /// The day that a moment belongs to, also before 1970.
    init(of moment: Timestamp) {
        let since = moment.millisecondsSince1970
        let day = since - (since % Self.milliseconds + Self.milliseconds) % Self.milliseconds
        start = Timestamp(millisecondsSince1970: day)
        end = Timestamp(millisecondsSince1970: day + Self.milliseconds)
    }

    /// As `YYYY-MM-DD`.
    var date: String {
        String(start.description.prefix { $0 != "T" })
    }
}
