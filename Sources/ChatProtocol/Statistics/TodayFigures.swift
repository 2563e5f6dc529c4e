/// The numbers of a day.
///
/// - Source: SPEC 7.2, STAT-002 to STAT-005.
public struct TodayFigures: Codable, Hashable, Sendable {
    /// Sessions opened on the day.
    public var totalSessions: Int
    /// Those of them that are closed.
    public var completedSessions: Int
    /// Sessions that have an owner now, and are not closed.
    public var activeSessions: Int
    /// Sessions that wait now.
    public var waitingSessions: Int
    /// Messages stored on the day.
    public var todayMessages: Int
    /// `avgResponseSeconds` in words, for people.
    public var avgResponseTime: String
    /// The mean time from a customer's first message to the desk's first after it; nil only when reading a server that
    /// predates it.
    ///
    /// - Units: seconds.
    public var avgResponseSeconds: Double?
    /// The mean of the day's ratings with two decimals, 0 without any.
    public var customerSatisfaction: Double
    /// How many ratings came on the day; nil only when reading a server that predates it.
    public var satisfactionCount: Int?
    /// - Units: percent.
    public var responseRate: Int

    /// Puts the members together.
    public init(
        totalSessions: Int, completedSessions: Int, activeSessions: Int, waitingSessions: Int, todayMessages: Int,
        avgResponseTime: String, avgResponseSeconds: Double, customerSatisfaction: Double, satisfactionCount: Int,
        responseRate: Int
    ) {
        self.totalSessions = totalSessions
        self.completedSessions = completedSessions
        self.activeSessions = activeSessions
        self.waitingSessions = waitingSessions
        self.todayMessages = todayMessages
        self.avgResponseTime = avgResponseTime
        self.avgResponseSeconds = avgResponseSeconds
        self.customerSatisfaction = customerSatisfaction
        self.satisfactionCount = satisfactionCount
        self.responseRate = responseRate
    }
}

extension TodayFigures: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "STAT-001",
        [
            "totalSessions": .integer(from: 0),
            "completedSessions": .integer(from: 0),
            "activeSessions": .integer(from: 0),
            "waitingSessions": .integer(from: 0),
            "todayMessages": .integer(from: 0),
            "avgResponseTime": .text(from: 1, to: 1000),
            "avgResponseSeconds": .number,
            "customerSatisfaction": .number,
            "satisfactionCount": .integer(from: 0),
            "responseRate": .integer(from: 0, to: 100),
        ])
}
