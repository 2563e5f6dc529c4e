extension Endpoint {
    /// Exchanges a verification code for a token.
    public static let login = Endpoint(
        method: .post, path: PathTemplate("/api/v2/auth/login"), access: .anyone, request: LoginRequest.self,
        answer: LoginResponse.self, successes: [200], profile: .core, requirement: "ACCT-001")

    /// Opens the caller's session, or finds the one that is open.
    public static let openSession = Endpoint(
        method: .post, path: PathTemplate("/api/v2/chat/session"), access: .account, request: OpenSessionRequest.self,
        answer: OpenedSession.self, successes: [201, 200], profile: .desk, requirement: "DESK-001")

    /// The history of the caller's own session.
    public static let history = Endpoint(
        method: .get, path: PathTemplate("/api/v2/chat/history"), access: .account, request: nil,
        answer: MessagePage.self, successes: [200], profile: .desk, requirement: "MSG-017")

    /// The operators' list of sessions.
    public static let sessions = Endpoint(
        method: .get, path: PathTemplate("/api/v2/admin/chat/sessions"), access: .operator, request: nil,
        answer: SessionPage.self, successes: [200], profile: .desk, requirement: "DESK-015")

    /// The history of any session.
    public static let messages = Endpoint(
        method: .get, path: PathTemplate("/api/v2/admin/chat/sessions/{sessionId}/messages"), access: .operator,
        request: nil, answer: MessagePage.self, successes: [200], profile: .desk, requirement: "MSG-017")

    /// An operator's message.
    public static let sendMessage = Endpoint(
        method: .post, path: PathTemplate("/api/v2/admin/chat/sessions/{sessionId}/messages"), access: .operator,
        request: SendMessageRequest.self, answer: SentMessage.self, successes: [200], profile: .desk,
        requirement: "MSG-015")

    /// Makes the caller the owner of a waiting session.
    public static let accept = Endpoint(
        method: .post, path: PathTemplate("/api/v2/admin/chat/sessions/{sessionId}/accept"), access: .operator,
        request: nil, answer: SessionState.self, successes: [200], profile: .desk, requirement: "DESK-004")

    /// Ends a session.
    public static let close = Endpoint(
        method: .post, path: PathTemplate("/api/v2/admin/chat/sessions/{sessionId}/close"), access: .operator,
        request: nil, answer: SessionState.self, successes: [200], profile: .desk, requirement: "DESK-010")

    /// What the server says about itself.
    public static let capabilities = Endpoint(
        method: .get, path: PathTemplate("/api/v2/capabilities"), access: .anyone, request: nil,
        answer: Capabilities.self, successes: [200], profile: .core, requirement: "OPS-001")

    /// Makes an account for a test; exists only where the capabilities say so.
    public static let testingAccounts = Endpoint(
        method: .post, path: PathTemplate("/api/v2/testing/accounts"), access: .anyone,
        request: TestingAccountRequest.self, answer: TestingAccountResponse.self, successes: [201], profile: .core,
        requirement: "OPS-003")

    /// Every route of the protocol, in the order of the specification.
    public static let all: [Endpoint] = [
        .login, .refresh, .logout, .me, .ticket, .code, .openSession, .history, .ownSessions,
        .sendAsCustomer, .closeAsCustomer, .rate, .sessions, .messages, .sendMessage, .accept, .transfer, .close,
        .todayStatistics, .capabilities,
        .testingAccounts, .testingAccountChanges,
    ]

    /// The route that a request goes to; nil if no route has both this path and this method.
    public static func matching(method: String, path: String) -> Endpoint? {
        all.first { $0.method.rawValue == method && $0.path.match(path) != nil }
    }
}
