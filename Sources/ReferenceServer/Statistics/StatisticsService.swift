import ChatProtocol

/// What the desk did today.
///
/// - Source: SPEC 7.2.
struct StatisticsService: Sendable {
    let database: ChatDatabase
    let clock: any ServerClock
    let decisions: any Decisions

    func today(for caller: AccountRecord) async throws -> TodayStatistics {
        let day = StatisticsDay(of: clock.now())
        let counts = try await database.read { try $0.statistics.counts(of: day) }
        return TodayStatistics(
            stats: decisions.figures(Self.figures(counts)), date: day.date, adminId: caller.id)
    }

    static func figures(_ counts: StatisticsStore.Counts) -> TodayFigures {
        let seconds =
            counts.answeredSessions == 0
            ? 0 : Double(counts.responseSum) / Double(counts.answeredSessions) / 1000
        return TodayFigures(
            totalSessions: counts.totalSessions, completedSessions: counts.completedSessions,
            activeSessions: counts.activeSessions, waitingSessions: counts.waitingSessions,
            todayMessages: counts.todayMessages, avgResponseTime: words(for: seconds), avgResponseSeconds: seconds,
            customerSatisfaction: Double(rounded(counts.satisfactionSum, by: counts.satisfactionCount)) / 100,
            satisfactionCount: counts.satisfactionCount,
            responseRate: rounded(counts.completedSessions * 100, by: counts.totalSessions))
    }

    /// A quotient rounded to the nearest whole number, halves up; 0 of nothing.
    private static func rounded(_ dividend: Int, by divisor: Int) -> Int {
        divisor == 0 ? 0 : (dividend * 2 + divisor) / (divisor * 2)
    }

    /// A length of time for people, such as `2 min 5 s`.
    static func words(for seconds: Double) -> String {
        let whole = Int(min(seconds.rounded(), 1e9))
        var words: [String] = []
        for (name, size) in [("h", 3600), ("min", 60)] where whole >= size {
            let number = name == "h" ? whole / size : whole % 3600 / size
            if number > 0 { words.append("\(number) \(name)") }
        }
        let rest = whole % 60
        if rest > 0 || words.isEmpty { words.append("\(rest) s") }
        return words.joined(separator: " ")
    }
}
