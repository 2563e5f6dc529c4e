import Hummingbird

/// `/api/v2/admin/chat/stats…`: the day's figures.
struct StatisticsRoutes: Sendable {
    let statistics: StatisticsService
    let answer: Answer

    func add(to router: Router<ChatRequestContext>) {
        router.group("api/v2/admin/chat/stats").get("today", use: today)
    }

    /// Answers what the desk did today. [STAT-001]
    @Sendable func today(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let account = try context.requireAccount()
        return try answer.success(try await statistics.today(for: account), to: request)
    }
}
