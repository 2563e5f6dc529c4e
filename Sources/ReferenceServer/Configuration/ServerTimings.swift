/// How fast the server's own clocks run; everything in it is declared to clients in the capabilities.
///
/// - Source: SPEC 10.5.
public struct ServerTimings: Sendable, Hashable {
    /// How often a client is asked to send a heartbeat.
    ///
    /// - Units: milliseconds, 1000 to 90000.
    public var heartbeatMs: Int
    /// How long a connection may stay silent beyond that.
    ///
    /// - Units: milliseconds, 500 to 60000.
    public var heartbeatGraceMs: Int
    /// When typing that is not stopped ends by itself.
    ///
    /// - Units: milliseconds, 500 to 10000.
    public var typingTtlMs: Int
    /// How long a connection that ended can be resumed.
    ///
    /// - Units: milliseconds, 500 to 600000.
    public var resumeWindowMs: Int
    /// How long a ticket is good.
    ///
    /// - Units: milliseconds, 500 to 30000.
    public var ticketTtlMs: Int

    /// Bounds are checked when a server is made of it.
    public init(
        heartbeatMs: Int = 90_000, heartbeatGraceMs: Int = 30_000, typingTtlMs: Int = 10_000,
        resumeWindowMs: Int = 120_000, ticketTtlMs: Int = 30_000
    ) {
        self.heartbeatMs = heartbeatMs
        self.heartbeatGraceMs = heartbeatGraceMs
        self.typingTtlMs = typingTtlMs
        self.resumeWindowMs = resumeWindowMs
        self.ticketTtlMs = ticketTtlMs
    }

    /// The default values of SPEC 10.5.
    public static let standard = ServerTimings()

    /// Short enough that a test does not wait, long enough that a busy machine keeps them.
    public static let test = ServerTimings(
        heartbeatMs: 2000, heartbeatGraceMs: 1000, typingTtlMs: 1400, resumeWindowMs: 3000, ticketTtlMs: 2000)
}
