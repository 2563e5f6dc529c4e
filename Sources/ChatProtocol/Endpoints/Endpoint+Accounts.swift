extension Endpoint {
    /// Exchanges a refresh token for new tokens.
    public static let refresh = Endpoint(
        method: .post, path: PathTemplate("/api/v2/auth/refresh"), access: .anyone, request: RefreshRequest.self,
        answer: RefreshResponse.self, successes: [200], profile: .tokens, requirement: "ACCT-011")

    /// Ends the grant of the token.
    public static let logout = Endpoint(
        method: .post, path: PathTemplate("/api/v2/auth/logout"), access: .account, request: nil,
        answer: LogoutResponse.self, successes: [200], profile: .tokens, requirement: "ACCT-016")

    /// The account of the token.
    public static let me = Endpoint(
        method: .get, path: PathTemplate("/api/v2/auth/me"), access: .account, request: nil, answer: Account.self,
        successes: [200], profile: .tokens, requirement: "ACCT-015")

    /// A ticket for the socket's address.
    public static let ticket = Endpoint(
        method: .post, path: PathTemplate("/api/v2/auth/ws-ticket"), access: .account, request: nil,
        answer: TicketResponse.self, successes: [200], profile: .tokens, requirement: "ACCT-022")

    /// Sends a verification code.
    public static let code = Endpoint(
        method: .post, path: PathTemplate("/api/v2/auth/code"), access: .anyone, request: CodeRequest.self,
        answer: CodeResponse.self, successes: [200], profile: .tokens, requirement: "ACCT-024")

    /// Changes an account for a test; exists only where the capabilities say so.
    public static let testingAccountChanges = Endpoint(
        method: .patch, path: PathTemplate("/api/v2/testing/accounts/{userId}"), access: .anyone,
        request: AccountChangeRequest.self, answer: AccountChangeResponse.self, successes: [200], profile: .core,
        requirement: "OPS-004")
}
