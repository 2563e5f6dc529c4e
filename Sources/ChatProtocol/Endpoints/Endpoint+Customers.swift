extension Endpoint {
    /// The sessions that the caller opened.
    public static let ownSessions = Endpoint(
        method: .get, path: PathTemplate("/api/v2/chat/sessions"), access: .account, request: nil,
        answer: OwnSessionPage.self, successes: [200], profile: .desk, requirement: "DESK-029")

    /// A customer's message.
    public static let sendAsCustomer = Endpoint(
        method: .post, path: PathTemplate("/api/v2/chat/message"), access: .account,
        request: CustomerMessageRequest.self, answer: SentMessage.self, successes: [200], profile: .desk,
        requirement: "DESK-026")

    /// Ends the caller's own session.
    public static let closeAsCustomer = Endpoint(
        method: .post, path: PathTemplate("/api/v2/chat/session/close"), access: .account,
        request: CloseSessionRequest.self, answer: SessionState.self, successes: [200], profile: .desk,
        requirement: "DESK-027")

    /// Rates the caller's own session.
    public static let rate = Endpoint(
        method: .post, path: PathTemplate("/api/v2/chat/session/{sessionId}/rating"), access: .account,
        request: RatingRequest.self, answer: SessionRating.self, successes: [200], profile: .desk,
        requirement: "DESK-034")

    /// Gives a session to another operator.
    public static let transfer = Endpoint(
        method: .post, path: PathTemplate("/api/v2/admin/chat/sessions/{sessionId}/transfer"), access: .operator,
        request: TransferRequest.self, answer: SessionState.self, successes: [200], profile: .desk,
        requirement: "DESK-030")

    /// What the desk did today.
    public static let todayStatistics = Endpoint(
        method: .get, path: PathTemplate("/api/v2/admin/chat/stats/today"), access: .operator, request: nil,
        answer: TodayStatistics.self, successes: [200], profile: .desk, requirement: "STAT-001")
}
