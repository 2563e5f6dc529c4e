/// What the whole desk did today, which is a calendar day in UTC.
///
/// - Wire: `data` of the answer to `GET /api/v2/admin/chat/stats/today`.
/// - Source: SPEC 7.2, STAT-001.
public struct TodayStatistics: Codable, Hashable, Sendable {
    /// The day's numbers.
    public var stats: TodayFigures
    /// The day, as `YYYY-MM-DD`.
    public var date: String
    /// The operator who asked.
    public var adminId: UserID

    /// Puts the members together.
    public init(stats: TodayFigures, date: String, adminId: UserID) {
        self.stats = stats
        self.date = date
        self.adminId = adminId
    }
}

extension TodayStatistics: SchemaDescribed {
    /// The members that the specification lists.
    public static let schema = Schema.object(
        table: "STAT-001",
        [
            "stats": TodayFigures.schema,
            "date": .text(matching: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
            "adminId": .userId,
        ])
}
