/// What the desk did today, as an operator sees it.
///
/// Payload type only: no route of this version answers with it; requirements follow with the statistics chapter.
///
/// - Wire: `data` of `GET /api/v2/admin/chat/stats/today` of servers that have it.
/// - Source: SPEC 12, seed 001 statistics.
public struct TodayStatistics: Codable, Hashable, Sendable {
    /// The day's numbers.
    public var stats: Stats
    /// The day, as `YYYY-MM-DD`.
    public var date: String
    /// The operator who asked.
    public var adminId: UserID

    /// Puts the members together.
    public init(stats: Stats, date: String, adminId: UserID) {
        self.stats = stats
        self.date = date
        self.adminId = adminId
    }
}

extension TodayStatistics {
    /// The day's numbers.
    public struct Stats: Codable, Hashable, Sendable {
        /// Sessions opened on the day.
        public var totalSessions: Int
        /// Sessions closed on the day.
        public var completedSessions: Int
        /// Sessions that have an owner now.
        public var activeSessions: Int
        /// Sessions without an owner now.
        public var waitingSessions: Int
        /// Messages stored on the day.
        public var todayMessages: Int
        /// A text for people, like "2 min".
        public var avgResponseTime: String
        /// The mean of the customers' ratings.
        public var customerSatisfaction: Double
        /// - Units: percent.
        public var responseRate: Double

        /// Puts the members together.
        public init(
            totalSessions: Int, completedSessions: Int, activeSessions: Int, waitingSessions: Int,
            todayMessages: Int, avgResponseTime: String, customerSatisfaction: Double, responseRate: Double
        ) {
            self.totalSessions = totalSessions
            self.completedSessions = completedSessions
            self.activeSessions = activeSessions
            self.waitingSessions = waitingSessions
            self.todayMessages = todayMessages
            self.avgResponseTime = avgResponseTime
            self.customerSatisfaction = customerSatisfaction
            self.responseRate = responseRate
        }
    }
}

extension TodayStatistics: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "STAT",
        [
            "stats": Stats.schema,
            "date": .text(matching: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
            "adminId": .userId,
        ])
}

extension TodayStatistics.Stats: SchemaDescribed {
    /// The members that the seed's sample shows.
    public static let schema = Schema.object(
        table: "STAT",
        [
            "totalSessions": .integer,
            "completedSessions": .integer,
            "activeSessions": .integer,
            "waitingSessions": .integer,
            "todayMessages": .integer,
            "avgResponseTime": .text,
            "customerSatisfaction": .number,
            "responseRate": .number,
        ])
}
