import ChatProtocol

extension Capabilities {
    /// What a server of this configuration says about itself.
    init(_ configuration: ServerConfiguration) {
        self.init(
            server: Server(name: "reference-server", version: ReferenceServer.version),
            profiles: Profile.all.filter { $0 != .tokens || configuration.sendsCodes },
            limits: Limits(
                maxMessageBytes: configuration.limits.maxMessageBytes,
                maxConnections: configuration.limits.maxConnections,
                maxConnectionsPerAccount: configuration.limits.maxConnectionsPerAccount,
                maxQueuedEvents: configuration.limits.maxQueuedEvents,
                maxBacklogBytes: configuration.limits.maxBacklogBytes, rates: configuration.limits.rates),
            intervals: Intervals(
                heartbeatMs: configuration.timings.heartbeatMs,
                heartbeatGraceMs: configuration.timings.heartbeatGraceMs,
                typingTtlMs: configuration.timings.typingTtlMs, resumeWindowMs: configuration.timings.resumeWindowMs,
                ticketTtlMs: configuration.timings.ticketTtlMs),
            allowedOrigins: configuration.allowedOrigins,
            testing: configuration.isDevelopment
                ? Testing(accounts: true, accountChanges: true, loginCode: CodeService.fixedCode) : nil)
    }

    /// The routes that this server has.
    ///
    /// - Source: SPEC OPS-003.
    var endpoints: [Endpoint] {
        Endpoint.all.filter { endpoint in
            switch endpoint.path {
            case Endpoint.testingAccounts.path: testing?.accounts == true
            case Endpoint.testingAccountChanges.path: testing?.accountChanges == true
            case Endpoint.code.path: profiles.contains(.tokens)
            default: true
            }
        }
    }
}
