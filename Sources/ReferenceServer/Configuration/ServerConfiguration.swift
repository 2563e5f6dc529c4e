/// Everything a server can be told before it starts; the defaults make a private server on this machine.
public struct ServerConfiguration: Sendable, Hashable {
    /// The address to listen on.
    public var host: String
    /// The port to listen on; 0 takes any free one.
    public var port: Int
    /// The SQLite file; nil makes a temporary one that is removed when the server stops.
    public var databasePath: String?
    /// Whether the fixed login code and the testing route exist. Anybody can then be anyone: never in public.
    public var isDevelopment: Bool
    /// How fast the server's own clocks run.
    public var timings: ServerTimings
    /// What one client may cost.
    public var limits: ServerLimits
    /// The origins whose pages may use the server, such as `https://shop.example`; nil judges none.
    public var allowedOrigins: [String]?
    /// The key that signs access tokens; nil makes one and keeps it in the database.
    ///
    /// - Units: at least 32 bytes.
    public var tokenSecret: [UInt8]?
    /// How long an access token is valid.
    ///
    /// - Units: seconds, at least 1.
    public var tokenLifetimeSeconds: Int
    /// How long a refresh token is good.
    ///
    /// - Units: seconds, at least 1.
    public var refreshLifetimeSeconds: Int
    /// The command that sends verification codes, run by `/bin/sh -c` with `CHAT_MOBILE` and `CHAT_CODE` in its
    /// environment; nil sends none.
    public var codeCommand: String?
    /// Tests switch this off to have a server without the profile `tokens`, which development otherwise brings.
    package var offersTokens = true
    /// What a commit promises.
    public var durability: Durability
    /// How many connections the kernel may keep waiting to be accepted.
    public var acceptBacklog: Int
    /// Event loops to serve connections with; nil takes one for each core.
    public var eventLoopCount: Int?

    /// Bounds are checked when a server is made of it, see `validate()`.
    public init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        databasePath: String? = nil,
        isDevelopment: Bool = false,
        timings: ServerTimings = .standard,
        limits: ServerLimits = ServerLimits(),
        allowedOrigins: [String]? = nil,
        tokenSecret: [UInt8]? = nil,
        tokenLifetimeSeconds: Int = 86_400,
        refreshLifetimeSeconds: Int = 2_592_000,
        codeCommand: String? = nil,
        durability: Durability = .process,
        acceptBacklog: Int = 1024,
        eventLoopCount: Int? = nil
    ) {
        self.host = host
        self.port = port
        self.databasePath = databasePath
        self.isDevelopment = isDevelopment
        self.timings = timings
        self.limits = limits
        self.allowedOrigins = allowedOrigins
        self.tokenSecret = tokenSecret
        self.tokenLifetimeSeconds = tokenLifetimeSeconds
        self.refreshLifetimeSeconds = refreshLifetimeSeconds
        self.codeCommand = codeCommand
        self.durability = durability
        self.acceptBacklog = acceptBacklog
        self.eventLoopCount = eventLoopCount
    }
}

extension ServerConfiguration {
    /// Whether people can get a verification code: sent by the command, or for development the fixed one.
    ///
    /// Without it nobody can log in, and the profile `tokens` is not claimed.
    ///
    /// - Source: SPEC 4.6, ACCT-024.
    public var sendsCodes: Bool {
        offersTokens && (codeCommand != nil || isDevelopment)
    }
}
