import ChatProtocol

extension Capabilities {
    /// What a server of this configuration says about itself.
    init(_ configuration: ServerConfiguration) {
        self.init(
            server: Server(name: "reference-server", version: ReferenceServer.version),
            limits: Limits(maxMessageBytes: configuration.limits.maxMessageBytes),
            intervals: Intervals(
                heartbeatMs: configuration.timings.heartbeatMs, typingTtlMs: configuration.timings.typingTtlMs),
            testing: configuration.isDevelopment ? Testing(accounts: true, loginCode: FixedCode.code) : nil)
    }

    /// The routes that this server has.
    ///
    /// - Source: SPEC OPS-003.
    var endpoints: [Endpoint] {
        Endpoint.all.filter { $0.path != Endpoint.testingAccounts.path || testing?.accounts == true }
    }
}
