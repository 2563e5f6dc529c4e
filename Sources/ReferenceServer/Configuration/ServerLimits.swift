public import ChatProtocol

/// What one client may cost the server.
public struct ServerLimits: Sendable, Hashable {
    /// The longest command and the longest REST body.
    ///
    /// - Units: bytes, at least 16384 (SPEC 10.5).
    public var maxMessageBytes: Int
    /// Bytes that may wait for a client that reads too slowly before its connection is cut.
    ///
    /// - Units: bytes.
    public var maxBacklogBytes: Int
    /// Connections of all accounts, at least 1000 (SPEC 10.5).
    public var maxConnections: Int
    /// Connections of one account.
    public var maxConnectionsPerAccount: Int
    /// Kept events of one account.
    public var maxQueuedEvents: Int
    /// How often clients may do things.
    public var rates: Capabilities.Rates
    /// Commands of one connection that may wait for the writer before reading from it pauses.
    public var maxUnansweredCommands: Int
    /// How long a new TCP connection may take until it has become HTTP or a WebSocket.
    ///
    /// - Units: milliseconds.
    public var firstRequestMs: Int
    /// How long the body of a request may take to come after its head.
    ///
    /// - Units: milliseconds.
    public var requestMs: Int
    /// How long an orderly stop waits for clients that do not read their answers; then they are cut off.
    ///
    /// - Units: milliseconds.
    public var stopMs: Int

    /// The limits of the protocol's defaults; bounds are checked when a server is made of it.
    public init(
        maxMessageBytes: Int = 16_384, maxBacklogBytes: Int = 1 << 20, maxUnansweredCommands: Int = 256,
        firstRequestMs: Int = 10_000, requestMs: Int = 30_000, stopMs: Int = 10_000, maxConnections: Int = 1000,
        maxConnectionsPerAccount: Int = 5, maxQueuedEvents: Int = 100, rates: Capabilities.Rates = .standard
    ) {
        self.maxMessageBytes = maxMessageBytes
        self.maxBacklogBytes = maxBacklogBytes
        self.maxUnansweredCommands = maxUnansweredCommands
        self.firstRequestMs = firstRequestMs
        self.requestMs = requestMs
        self.stopMs = stopMs
        self.maxConnections = maxConnections
        self.maxConnectionsPerAccount = maxConnectionsPerAccount
        self.maxQueuedEvents = maxQueuedEvents
        self.rates = rates
    }

    /// The rates that the specification gives as default.
    public static let standardRates = Capabilities.Rates.standard

    /// Rates that a test neither waits for nor meets by accident.
    public static let testRates = Capabilities.Rates(
        messages: Rate(count: 70, windowMs: 500), commands: Rate(count: 300, windowMs: 500),
        logins: Rate(count: 5, windowMs: 4000))

    /// For load tests and scripts that count nothing but messages.
    public static let noRates = Capabilities.Rates(messages: nil, commands: nil, logins: nil)

    /// The longest page of any list, fixed by the protocol.
    public static let maxPageSize = 50
}
