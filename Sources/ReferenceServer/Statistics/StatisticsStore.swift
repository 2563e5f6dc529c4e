import ChatProtocol
import GRDB

/// Counts a day's figures in SQL, over indexes.
///
/// - Source: SPEC 7.2.
struct StatisticsStore {
    /// The figures of a day before they are put into words.
    struct Counts {
        var totalSessions = 0
        var completedSessions = 0
        var activeSessions = 0
        var waitingSessions = 0
        var todayMessages = 0
        var satisfactionCount = 0
        /// - Units: hundredths of a score.
        var satisfactionSum = 0
        var answeredSessions = 0
        /// - Units: milliseconds.
        var responseSum: Int64 = 0
    }

    let db: Database

    func counts(of day: StatisticsDay) throws -> Counts {
        var counts = Counts()
        let opened = try row(
            """
            SELECT COUNT(*), COUNT(*) FILTER (WHERE status = 'closed'), COUNT(answered_at),
                SUM(MAX(answered_at - asked_at, 0))
            FROM sessions WHERE created_at >= ? AND created_at < ?
            """, day)
        counts.totalSessions = opened[0]
        counts.completedSessions = opened[1]
        counts.answeredSessions = opened[2]
        counts.responseSum = opened[3] ?? 0
        counts.activeSessions = try count("status IN ('assigned', 'active')")
        counts.waitingSessions = try count("status = 'waiting'")
        let messages = try row("SELECT COUNT(*) FROM messages WHERE created_at >= ? AND created_at < ?", day)
        counts.todayMessages = messages[0]
        let rated = try row("SELECT COUNT(*), SUM(score) FROM sessions WHERE rated_at >= ? AND rated_at < ?", day)
        counts.satisfactionCount = rated[0]
        counts.satisfactionSum = rated[1] ?? 0
        return counts
    }

    private func count(_ condition: String) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT COUNT(*) FROM sessions WHERE \(condition)")
        return try Int.fetchOne(statement) ?? 0
    }

    private func row(_ sql: String, _ day: StatisticsDay) throws -> Row {
        let bounds = [day.start.millisecondsSince1970, day.end.millisecondsSince1970]
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(bounds))
        // A query of sums always has one row.
        return row ?? Row()
    }
}
